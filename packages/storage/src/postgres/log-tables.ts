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
		account text not null, bytes bytea not null, primary key (room, seq));
	create table fold (room text collate "C" not null, seq bigint not null, at bigint not null, bytes bytea not null,
		checksum bigint not null, primary key (room, seq));
	create table client (room text collate "C" not null, client bigint not null, account text not null,
		primary key (room, client));
	create table writer (id bigint primary key, batch bigint not null, seqs bigint[] not null,
		at timestamptz not null default now()) with (fillfactor = 50);

	-- "rooms" are in the order of their names; of each row it is told which of them it belongs to, the how many-th it is
	-- there, and where its bytes are.
	create function append_batch(
		writer_id bigint, batch_number bigint, rooms text[], counts int[],
		row_rooms int[], row_nths int[], row_accounts text[], row_ats bigint[], row_starts int[], row_lengths int[],
		all_bytes bytea, claim_rooms int[], claim_clients bigint[], claim_accounts text[]
	) returns bigint[] language plpgsql as $$
	declare
		lost text[] := '{}';
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
			lost := array(
				select c.room || ' ' || c.account
				from unnest(claim_rooms, claim_clients, claim_accounts) as c (room, client, account)
				join client k on k.room = rooms[c.room] and k.client = c.client
				where k.account <> c.account);
		end if;
		if cardinality(lost) > 0 then
			-- Whoever lost in a room is refused their rows there, and those behind move up.
			row_nths := array(
				select case when r.room || ' ' || r.account = any (lost) then 0
					else count(*) filter (where r.room || ' ' || r.account <> all (lost))
						over (partition by r.room order by r.place) end
				from unnest(row_rooms, row_accounts) with ordinality as r (room, account, place) order by r.place);
			counts := array(
				select count(nth) filter (where nth > 0)
				from generate_series(1, cardinality(rooms)) as place
				left join unnest(row_rooms, row_nths) as r (room, nth) on r.room = place
				group by place order by place);
		end if;

		-- Every server locks its rooms in the order of their names, so none waits for another in a circle.
		with taken as (
			insert into room as known (name, seq)
				select r.name, r.rows from unnest(rooms, counts) as r (name, rows) order by r.name collate "C"
			on conflict (name) do update set seq = known.seq + excluded.seq
			returning name, seq
		)
		select array_agg(seq order by name) into lasts from taken;
		insert into update_log (room, seq, at, account, bytes)
			select rooms[r.room], lasts[r.room] - counts[r.room] + r.nth, r.at, r.account,
				substring(all_bytes from r.start for r.length)
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
}

const inQuotes = (step: string) => `execute $step$${step}$step$;`;
