/** The registers' tables as TypeScript sees them, and the steps that made them, in order. */
import { join, resolve } from "node:path";
import type { Migrations, StorageOptions } from "@plenary/storage";
import type { Kysely } from "kysely";
import { type AccountTables, accountMigrations, tokenMigrations } from "./accounts/tables.ts";
import { type ActionTables, actionMigrations } from "./actions/tables.ts";
import { type BookingTables, engagementMigrations } from "./bookings/tables.ts";
import { type DeskTables, deskMigrations } from "./booths/tables.ts";
import { type FloorTables, floorMigrations } from "./floor/tables.ts";
import { type IndexTables, indexMigrations } from "./indexes/tables.ts";
import {
	factMigrations,
	type InterpreterTables,
	interpreterMigrations,
	reliabilityMigrations,
} from "./interpreters/tables.ts";
import { engagementLetterMigrations, type MailTables, mailMigrations } from "./mail/tables.ts";
import { type MeetingTables, meetingMigrations } from "./meetings/tables.ts";
import { type NoticeTables, noticeMigrations } from "./notices/tables.ts";
import { type OutcomeTables, outcomeMigrations } from "./outcomes/tables.ts";
import { mergingMigrations, type PeopleTables, peopleMigrations, registerMigrations } from "./people/tables.ts";
import type { RosterTables } from "./rosters/tables.ts";
import type { Settings } from "./settings.ts";

export type Tables = PeopleTables &
	AccountTables &
	MeetingTables &
	FloorTables &
	DeskTables &
	OutcomeTables &
	ActionTables &
	InterpreterTables &
	RosterTables &
	BookingTables &
	IndexTables &
	NoticeTables &
	MailTables;
export type Database = Kysely<Tables>;

/** Names sort in the order in which the steps are taken; a step that has shipped is never changed. */
export const migrations: Migrations = {
	...peopleMigrations,
	...accountMigrations,
	...meetingMigrations,
	...floorMigrations,
	...outcomeMigrations,
	...registerMigrations,
	...actionMigrations,
	...interpreterMigrations,
	...indexMigrations,
	...tokenMigrations,
	...mergingMigrations,
	...noticeMigrations,
	...mailMigrations,
	...factMigrations,
	...engagementMigrations,
	...engagementLetterMigrations,
	...deskMigrations,
	...reliabilityMigrations,
};

/** Where the tables are: on a PostgreSQL server, or in a file of the data folder. */
export const databaseOf = ({ databaseUrl, dataDir }: Pick<Settings, "databaseUrl" | "dataDir">): StorageOptions =>
	databaseUrl ? { url: databaseUrl } : { file: databaseIn(resolve(dataDir)) };

export const databaseIn = (folder: string): string => join(folder, "plenary.sqlite");

/** A column that holds JSON text. */
export const fromJson = <Value>(text: string): Value => JSON.parse(text) as Value;
