/** A pair that echoes in a thread of its own: says when it is there, and how long words took when it is told to stop. */
import { parentPort, workerData } from "node:worker_threads";
import { type EchoPlan, echoOf } from "./echo.ts";
import { Typist } from "./typist.ts";

const { address, cookies, room } = workerData as EchoPlan;
const typist = (cookie: string) => new Typist(address, { cookie }, room);
const echo = await echoOf([typist(cookies[0]), typist(cookies[1])], "echo apart");
parentPort?.once("message", async () => {
	const heard = await echo.stop();
	for (const each of echo.pair) await each.leave();
	parentPort?.postMessage(heard);
	process.exit();
});
parentPort?.postMessage("here");
