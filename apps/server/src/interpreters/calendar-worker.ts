/** The thread in which a calendar from elsewhere is read: whatever it holds, the server goes on. */
import { parentPort, workerData } from "node:worker_threads";
import { type BusyAsk, readBusy } from "@plenary/formats/calendar-busy";

const { text, ask } = workerData as { text: string; ask: BusyAsk };
parentPort?.postMessage(readBusy(text, ask));
