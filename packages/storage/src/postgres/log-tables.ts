/** The tables of the update log in PostgreSQL, and the function that appends to them. */
import { StorageError } from "../errors.ts";
import type { Pool } from "./pool.ts";

/**
 * Each step brings the tables from one version to the next; `log_version` counts the steps taken. Servers of two
 * versions may work side by side for a while, so a function that must change gets another name.
 *
 * No table refers to another: `append_batch` alone writes them, and PostgreSQL would look each row's room up again.
 */
const steps = [
	`create table room (name text collate "C" primary key, generation bigint not null default 1,
		seq bigint not null default 0) with (fillfactor = 50);
	create table update_log (room text collate "C" not null, seq bigint not null, at bigint not null,
		account text not null, bytes bytea not null, writers bigint[], primary key (room, seq));
	create table fold (room text collate "C" not null, seq bigint not null, at bigint not null, bytes bytea not null,
		checksum bigint not null, primary key (room, seq));
	create table client (room text collate "C" not null, client bigint not null, account text not null,
		primary key (room, client));
	create table writer (id bigint primary key, batch bigint not null, seqs bigint[] not null,
		at timestamptz not null default now()) with (fillfactor = 50);

	-- "rooms" are in the order of their names; of each row it is told which of them it belongs to, the how many-th it is
	-- there, and where its bytes are. Where servers share the rooms, each was judged with the updates up to "known" and
	-- those "beyond", and written under the client ids of "writers"; the last row of a room keeps these.
	create function append_batch(
		writer_id bigint, batch_number bigint, rooms text[], counts int[],
		row_rooms int[], row_nths int[], row_accounts text[], row_ats bigint[], row_starts int[], row_lengths int[],
		all_bytes bytea, claim_rooms int[], claim_clients bigint[], claim_accounts text[],
		judged_known bigint[], judged_beyond text[], judged_writers text[]
	) returns bigint[] language plpgsql as $$
	declare
		refused int[] := '{}';
		place int;
		lasts bigint[];
		given bigint[];
	begin
		if cardinality(claim_clients) > 0 then
			-- The key decides who was first, also between servers: whoever comes second waits for the first to commit.
			insert into client (room, client, account)
				select rooms[c.room], c.client, c.account
				from unnest(claim_rooms, claim_clients, claim_accounts) with ordinality as c (room, client, account, place)
				order by c.room, c.client, c.place
				on conflict do nothing;
			refused := array(
				select c.room
				from unnest(claim_rooms, claim_clients, claim_accounts) as c (room, client, account)
				join client k on k.room = rooms[c.room] and k.client = c.client
				where k.account <> c.account);
		end if;
		-- Every server locks its rooms in the order of their names, so none waits for another in a circle.
		with taken as (
			insert into room as known (name, seq)
				select r.name, r.rows from unnest(rooms, counts) as r (name, rows) order by r.name collate "C"
			on conflict (name) do update set seq = known.seq + excluded.seq
			returning name, seq
		)
		select array_agg(seq order by name) into lasts from taken;
		if cardinality(judged_known) > 0 then
			refused := refused || array(
				select r.place
				from unnest(judged_known, judged_beyond, judged_writers) with ordinality
					as r (known, beyond, writers, place)
				where lasts[r.place] - counts[r.place] > r.known and exists (
					select from update_log u
					where u.room = rooms[r.place] and u.seq > r.known and u.seq <> all (r.beyond::bigint[])
						and u.writers && r.writers::bigint[]));
		end if;
		if cardinality(refused) > 0 then
			foreach place in array refused loop
				update room set seq = seq - counts[place] where name = rooms[place] and counts[place] > 0;
				counts[place] := 0;
			end loop;
			row_nths := array(
				select case when r.room = any (refused) then 0 else r.nth end
				from unnest(row_rooms, row_nths) with ordinality as r (room, nth, place) order by r.place);
		end if;
		insert into update_log (room, seq, at, account, bytes, writers)
			select rooms[r.room], lasts[r.room] - counts[r.room] + r.nth, r.at, r.account,
				substring(all_bytes from r.start for r.length),
				case when r.nth = counts[r.room] then judged_writers[r.room]::bigint[] end
			from unnest(row_rooms, row_nths, row_accounts, row_ats, row_starts, row_lengths)
				as r (room, nth, account, at, start, length)
			where r.nth > 0;
		given := array(
			select case when r.nth > 0 then lasts[r.room] - counts[r.room] + r.nth else 0 end
			from unnest(row_rooms, row_nths) as r (room, nth));

		insert into writer as known (id, batch, seqs) values (writer_id, batch_number, given)
		on conflict (id) do update set batch = excluded.batch, seqs = excluded.seqs, at = now()
			where known.batch < excluded.batch;
		if not found then
			raise exception 'This batch, or a later one, is stored already.' using errcode = 'PLN01';
		end if;
		return given;
	end $$;

	create function keep_fold(room_name text, fold_seq bigint, fold_at bigint, fold_bytes bytea, fold_checksum bigint)
		returns void language sql as $$
		insert into fold (room, seq, at, bytes, checksum) values (room_name, fold_seq, fold_at, fold_bytes, fold_checksum)
			on conflict (room, seq) do update
			set at = excluded.at, bytes = excluded.bytes, checksum = excluded.checksum;
		delete from fold where room = room_name
			and seq not in (select seq from fold where room = room_name order by seq desc limit 2);
	$$;`,
];

/** The version of the tables that this program makes and knows. */
export const logVersion = steps.length;

/** What `append_batch` says of a batch that is stored. */
export const storedAlready = "PLN01";

/** A server that has not appended for so long does not ask for its last batch again. */
const longestSilence = "7 days";
const longestStepMs = 60 * 60_000;
const oldestPostgres = 15;

interface Facts {
	version: number;
	encoding: string;
	schema: string | null;
}

/** Brings the tables up to this version, once however many servers start. */
export async function makeReady(pool: Pool): Promise<void> {
	const ask = async <Row extends object>(text: string) => pool.ask<Row>({ text }, longestStepMs);
	const [facts] = await ask<Facts>(
		`select current_setting('server_version_num')::int / 10000 as version,
			current_setting('server_encoding') as encoding, current_schema() as schema`,
	);
	const { version = 0, encoding, schema } = facts ?? {};
	if (version < oldestPostgres)
		throw new StorageError(`PostgreSQL ${oldestPostgres} or newer is needed; this is ${version}.`);
	if (encoding !== "UTF8") throw new StorageError(`The database has to be in UTF8; this one is in ${encoding}.`);
	if (!schema) throw new StorageError("The database has no schema of the name that its search_path tells.");
	const numbered = steps.map((step, at) => `if taken < ${at + 1} then ${inQuotes(step)} end if;`);
	await ask(
		`begin;
		select pg_advisory_xact_lock(hashtext('plenary log'), hashtext(current_schema()));
		create table if not exists log_version (version int not null);
		do $steps$
		declare
			taken int := coalesce((select max(version) from log_version), 0);
		begin
			if taken > ${logVersion} then
				raise exception 'The database is of version %, newer than this program, which knows ${logVersion}.', taken;
			end if;
			${numbered.join("\n")}
			delete from log_version;
			insert into log_version values (${logVersion});
		end $steps$;
		delete from writer where at < now() - interval '${longestSilence}';
		commit;`,
	);
}

const inQuotes = (step: string) => `execute $step$${step}$step$;`;
