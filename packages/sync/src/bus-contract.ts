/** The contract of the bus: every implementation runs these tests. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Bus } from "./bus.ts";

/** Declares the tests; `open` gives the ends of two servers each time. */
export function testBus(open: () => Promise<{ here: Bus; there: Bus; close: () => Promise<void> }>): void {
	let here: Bus;
	let there: Bus;
	let close: () => Promise<void>;

	beforeEach(async () => {
		({ here, there, close } = await open());
	});
	afterEach(() => close());

	/** What is heard on a topic from now on; empty messages find out whether anything is heard at all. */
	async function listen(bus: Bus, topic: string): Promise<{ heard: Uint8Array[]; stop: () => void }> {
		const heard: Uint8Array[] = [];
		let isListening = false;
		const stop = bus.subscribe(topic, (message) => {
			isListening = true;
			if (message.length > 0) heard.push(message);
		});
		await vi.waitFor(() => {
			bus.publish(topic, Uint8Array.of());
			if (!isListening) throw new Error("It can not be heard yet.");
		});
		return { heard, stop };
	}

	/** What was published before has arrived when this resolves. */
	async function settle(bus: Bus): Promise<void> {
		const heard = vi.fn();
		const stop = bus.subscribe("settle", heard);
		await vi.waitFor(() => {
			bus.publish("settle", Uint8Array.of());
			if (heard.mock.calls.length === 0) throw new Error("Nothing came through.");
		});
		stop();
	}

	test("bus: every server that listens hears what is published, itself too, and nothing of other topics", async () => {
		const [one, other, else_] = [await listen(here, "a"), await listen(there, "a"), await listen(there, "b")];
		here.publish("a", Uint8Array.of(1, 2));
		await settle(here);
		await settle(there);
		expect(one.heard.map((message) => [...message])).toEqual([[1, 2]]);
		expect(other.heard.map((message) => [...message])).toEqual([[1, 2]]);
		expect(else_.heard).toEqual([]);
	});

	test("bus: messages arrive whole and in order, whatever is in them", async () => {
		const { heard } = await listen(there, "a");
		const sent = [
			Uint8Array.from({ length: 256 }, (_, byte) => byte),
			new Uint8Array(1_000_000).fill(0xff),
			Uint8Array.of(0xc3, 0x28, 0),
		];
		for (const message of sent) here.publish("a", message);
		await vi.waitFor(() => expect(heard).toHaveLength(sent.length));
		expect(heard.map((message, index) => Buffer.compare(message, sent[index] ?? message))).toEqual([0, 0, 0]);
	});

	test("bus: the sender may use its buffer again at once", async () => {
		const { heard } = await listen(there, "a");
		const buffer = Uint8Array.of(1, 2, 3);
		here.publish("a", buffer);
		buffer.fill(9);
		await vi.waitFor(() => expect(heard).toHaveLength(1));
		expect([...(heard[0] ?? [])]).toEqual([1, 2, 3]);
	});

	test("bus: who has stopped listening hears nothing more, and others go on", async () => {
		const [one, two] = [await listen(there, "a"), await listen(there, "a")];
		one.stop();
		here.publish("a", Uint8Array.of(1));
		await vi.waitFor(() => expect(two.heard).toHaveLength(1));
		expect(one.heard).toEqual([]);
	});

	test("bus: publishing on a closed one is no error", async () => {
		await here.close();
		here.publish("a", Uint8Array.of(1));
	});
}
