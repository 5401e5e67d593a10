/** Ask or erase: whose time in the register is over, the question by a link without an account, and erasing. */
import type { Keeping } from "@plenary/domain";
import { reach } from "../bookings/orders.ts";
import { type Database, fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import { networkOf } from "../doors/limits.ts";
import type { House } from "../house.ts";
import { readProcess } from "../people/process.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { hashOf } from "../secrets.ts";
import { erase, overwriteTraces } from "./erasing.ts";
import { makeKeepingLink } from "./keeping.ts";
import { type InterpreterRow, rowById } from "./register.ts";
import { dueInterpreters, retentionOf } from "./retention.ts";

const quarterHour = 15 * 60;

export function retentionRoutes(route: Routes, house: House): void {
	const { db, seals, clock, post, limits } = house;
	const networks = limits.firm("keeping of a network", 600, quarterHour);

	route("dueInterpreters", ["manage", "interpreters"], () => dueInterpreters(db, seals, clock()));

	route("askToKeep", ["manage", "interpreters"], async ({ id, visitor, address }) => {
		const row = await livingById(db, id);
		const reached = row && (await reach(house, row.id));
		if (!reached) return refuse("notFound");
		const order = { accountId: null, purpose: "keeping", meetingId: null, madeBy: visitor.account.id } as const;
		const sent = post.canSend && reached.to ? await post.send({ ...order, interpreterId: row.id }, address) : undefined;
		const asked = sent?.handOver ?? { mailed: false, ...(await makeKeepingLink(db, row.id, address, clock())) };
		await db.updateTable("interpreter").set({ asked_at: clock() }).where("id", "=", row.id).execute();
		return asked;
	});

	route("eraseInterpreter", ["manage", "interpreters"], async ({ id }) => {
		const refused = await db.transaction().execute(async (step) => {
			const row = await livingById(step, id);
			return row ? erase(step, seals, row.id, clock()) : refuse("notFound");
		});
		if (refused) return refused;
		await overwriteTraces(house);
		return {};
	});

	route("lookAtKeeping", "nobody", async ({ body, request }) => {
		if (!(await networks(networkOf(request.ip)))) return refuse("tooOften");
		const row = await behind(db, body.secret, clock());
		return "refusal" in row ? row : keepingOf(house, row, "open");
	});

	route("answerKeeping", "nobody", async ({ body, request }) => {
		if (!(await networks(networkOf(request.ip)))) return refuse("tooOften");
		const isToStay = body.answer === "keep";
		const answered = await db.transaction().execute(async (step) => {
			const row = await behind(step, body.secret, clock());
			if ("refusal" in row) return row;
			// As they are told it, before nothing of it is left.
			const told = await keepingOf({ ...house, db: step }, row, isToStay ? "kept" : "erased");
			const refused = isToStay ? await keep(step, row.id, clock()) : await erase(step, seals, row.id, clock());
			if (refused || "refusal" in told) return refused ?? told;
			return isToStay ? { ...told, dueOn: (await retentionOf(step, { ...row, kept_at: clock() })).dueOn } : told;
		});
		if (!isToStay && !("refusal" in answered)) await overwriteTraces(house);
		return answered;
	});
}

/** Three years begin anew. */
async function keep(step: Database, id: string, now: number): Promise<undefined> {
	await step.updateTable("interpreter").set({ kept_at: now, asked_at: null }).where("id", "=", id).execute();
}

/** An entry of its own that was not erased. */
async function livingById(db: Database, id: string): Promise<InterpreterRow | undefined> {
	const row = await rowById(db, id);
	return row && row.merged_into === null && row.erased_at === null ? row : undefined;
}

async function behind(db: Database, secret: string, now: number): Promise<InterpreterRow | Refusal> {
	const link = await db.selectFrom("keeping_link").selectAll().where("hash", "=", hashOf(secret)).executeTakeFirst();
	if (!link) return refuse("linkUnknown");
	if (link.ends_at <= now) return refuse("linkExpired");
	const row = await rowById(db, link.interpreter_id);
	return (row && (await livingById(db, row.merged_into ?? row.id))) ?? refuse("linkUnknown");
}

async function keepingOf(house: House, row: InterpreterRow, standing: Keeping["standing"]): Promise<Keeping | Refusal> {
	const { db, clock } = house;
	const reached = await reach(house, row.id);
	if (!reached) return refuse("linkUnknown");
	const { lastDay, dueOn } = await retentionOf(db, row);
	const isKept = row.kept_at !== null && row.kept_at > clock() - 60 * 24 * 3_600_000;
	return {
		standing: standing === "open" && isKept ? "kept" : standing,
		name: row.name,
		names: fromJson(row.names),
		language: reached.language,
		processNames: (await readProcess(db)).names,
		lastDay,
		dueOn,
	};
}
