import { describe, expect, it } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { nearby } from "./nearby.ts";

/** What another person's caret says, as it arrives. */
function move(into: Awareness, other: Awareness, state: Record<string, unknown> | null) {
	other.setLocalState(state);
	applyAwarenessUpdate(into, encodeAwarenessUpdate(other, [other.clientID]), "wire");
}

describe("nearby", () => {
	const own = () => new Awareness(new Y.Doc());

	it("shows and tells of the carets of its section only, also when they leave it", () => {
		const awareness = own();
		const other = own();
		const told: string[] = [];
		const first = nearby(awareness, "item-1");
		const second = nearby(awareness, "item-2");
		first.on("change", () => told.push("first"));
		second.on("change", () => told.push("second"));
		move(awareness, other, { at: "item-1", cursor: 1 });
		expect([...first.getStates().keys()]).toEqual([other.clientID]);
		expect(second.getStates().size).toBe(0);
		move(awareness, other, { at: "item-2", cursor: 2 });
		move(awareness, other, null);
		expect(told).toEqual(["first", "first", "second", "second"]);
		awareness.destroy();
		other.destroy();
	});

	it("says where the own caret is, and lets another section take only its own away", () => {
		const awareness = own();
		awareness.setLocalState({});
		const told: unknown[] = [];
		const first = nearby(awareness, "item-1");
		const second = nearby(awareness, "item-2");
		first.on("change", () => told.push("first"));
		first.setLocalStateField("cursor", { anchor: 1 });
		second.setLocalStateField("cursor", null);
		expect(awareness.getLocalState()).toEqual({ at: "item-1", cursor: { anchor: 1 } });
		first.setLocalStateField("cursor", null);
		expect(awareness.getLocalState()).toEqual({ at: "item-1", cursor: null });
		expect(told, "nobody draws the own caret").toEqual([]);
		awareness.destroy();
	});

	it("stops telling when it is asked to", () => {
		const awareness = own();
		const other = own();
		let told = 0;
		const listener = () => {
			told += 1;
		};
		const here = nearby(awareness, "item-1");
		here.on("change", listener);
		here.off("change", listener);
		move(awareness, other, { at: "item-1" });
		expect(told).toBe(0);
		awareness.destroy();
		other.destroy();
	});
});
