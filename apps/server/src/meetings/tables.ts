/** Tables of meetings and of who takes part in them. */
import type { MeetingRole, MeetingType, Standing } from "@plenary/domain";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface MeetingTables {
	meeting: {
		id: string;
		type: MeetingType;
		titles: string;
		starts_on: string;
		ends_on: string;
		zone: string;
		place: string;
		hall: string;
		languages: string;
		host_party_ids: string;
		created_at: number;
		body_id: string | null;
	};
	participation: {
		meeting_id: string;
		account_id: string;
		role: MeetingRole;
		party_id: string | null;
		standing: Standing | null;
	};
	delegation_head: { meeting_id: string; party_id: string; account_id: string; since: number; until: number | null };
}

export const meetingMigrations: Record<string, Migration> = {
	"0003_meetings": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("meeting")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("type", "text", (column) => column.notNull())
				.addColumn("titles", "text", (column) => column.notNull())
				.addColumn("starts_on", "text", (column) => column.notNull())
				.addColumn("ends_on", "text", (column) => column.notNull())
				.addColumn("zone", "text", (column) => column.notNull())
				.addColumn("place", "text", (column) => column.notNull())
				.addColumn("hall", "text", (column) => column.notNull())
				.addColumn("languages", "text", (column) => column.notNull())
				.addColumn("host_party_ids", "text", (column) => column.notNull())
				.addColumn("created_at", "bigint", (column) => column.notNull())
				.execute();
			await db.schema
				.createTable("participation")
				.addColumn("meeting_id", "text", (column) => column.notNull().references("meeting.id"))
				.addColumn("account_id", "text", (column) => column.notNull().references("account.id"))
				.addColumn("role", "text", (column) => column.notNull())
				.addColumn("party_id", "text", (column) => column.references("party.id"))
				.addPrimaryKeyConstraint("participation_key", ["meeting_id", "account_id"])
				.execute();
			await db.schema.createIndex("participation_account").on("participation").column("account_id").execute();
		},
	},
};
