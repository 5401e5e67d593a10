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

	create function append_batch(
		writer_id bigint, batch_number bigint, rooms text[],
		row_rooms int[], row_accounts text[], row_ats bigint[], row_starts int[], row_lengths int[], all_bytes bytea,
		claim_rooms int[], claim_clients bigint[], claim_accounts text[],
		judged_rooms int[], judged_known bigint[], judged_beyond text[], judged_writers text[]
	) returns bigint[] language plpgsql as $$
	declare
		refused int[] := '{}';
		given bigint[];
	begin
		if cardinality(claim_clients) > 0 then
			-- The key decides who was first, also between servers: whoever comes second waits for the first to commit.
			insert into client (room, client, account)
				select rooms[c.room], c.client, c.account
				from unnest(claim_rooms, claim_clients, claim_accounts) with ordinality as c (room, client, account, place)
				order by rooms[c.room] collate "C", c.client, c.place
				on conflict do nothing;
			refused := array(
				select c.room from unnest(claim_rooms, claim_clients, claim_accounts) as c (room, client, account)
				join client k on k.room = rooms[c.room] and k.client = c.client
				where k.account <> c.account);
		end if;

		if cardinality(judged_rooms) > 0 then
			-- Every server locks its rooms in the order of their names, so none waits for another in a circle.
			insert into room (name) select name from unnest(rooms) as r (name) order by name collate "C"
				on conflict do nothing;
			perform 1 from room where name = any (rooms) order by name for update;
			-- What others stored since these were judged: only where it was written under the same client ids.
			refused := refused || array(
				select j.room
				from unnest(judged_rooms, judged_known, judged_beyond, judged_writers) as j (room, known, beyond, writers)
				join room on room.name = rooms[j.room] and room.seq > j.known
				where exists (
					select from update_log u
					where u.room = rooms[j.room] and u.seq > j.known and u.seq <> all (j.beyond::bigint[])
						and u.writers && j.writers::bigint[]));
		end if;

		with kept as materialized (
			select r.*, rooms[r.room] as name
			from unnest(row_rooms, row_accounts, row_ats, row_starts, row_lengths) with ordinality
				as r (room, account, at, start, length, place)
			where r.room <> all (refused)
		), counted as (
			select name, count(*) as rows from kept group by name
		), taken as (
			insert into room as known (name, seq) select name, rows from counted order by name collate "C"
			on conflict (name) do update set seq = known.seq + excluded.seq
			returning name, seq
		), numbered as (
			select kept.*, taken.seq - counted.rows + row_number() over (partition by kept.name order by kept.place) as seq
			from kept join counted using (name) join taken using (name)
		), written as (
			insert into update_log (room, seq, at, account, bytes, writers)
			select name, numbered.seq, at, account, substring(all_bytes from start for length),
				case when numbered.seq = taken.seq then j.writers::bigint[] end
			from numbered join taken using (name)
				left join unnest(judged_rooms, judged_writers) as j (room, writers) on j.room = numbered.room
		)
		select array_agg(coalesce(numbered.seq, 0) order by r.place) into given
		from unnest(row_rooms) with ordinality as r (room, place) left join numbered using (place);

		insert into writer as known (id, batch, seqs) values (writer_id, batch_number, coalesce(given, '{}'))
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

/** Brings the tables up to this version, once however many servers start, and gives the name of their schema. */
export async function makeReady(pool: Pool): Promise<string> {
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
			if taken > ${steps.length} then
				raise exception 'The database is of version %, newer than this program, which knows ${steps.length}.', taken;
			end if;
			${numbered.join("\n")}
			delete from log_version;
			insert into log_version values (${steps.length});
		end $steps$;
		delete from writer where at < now() - interval '${longestSilence}';
		commit;`,
	);
	return schema;
}

const inQuotes = (step: string) => `execute $step$${step}$step$;`;
