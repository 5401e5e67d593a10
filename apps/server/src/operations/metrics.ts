/** Figures for Prometheus: counted as things happen, read when somebody asks; no names, ids or addresses in them. */
import type { Meter, RoomsFigures } from "@plenary/sync";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Seconds; a flush of a busy hall takes a few hundredths, a disk in trouble seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Watching the event loop more closely would cost more than all the rest. */
const eventLoopMonitoringPrecision = 100;

export interface Metrics {
	/** For the rooms to tell. */
	meter: Meter;
	/** What has been counted, and how everything stands, in Prometheus' own words. */
	read(standing: Standing): Promise<string>;
	contentType: string;
}

/** How things stand at the moment of asking. */
export interface Standing {
	rooms: RoomsFigures;
	/** Connections of the floor. */
	floorConnections: number;
	isReady: boolean;
}

export function openMetrics(): Metrics {
	const register = new Registry();
	const registers = [register];
	const flush = histogram("flush_seconds", "From the first change that waited to its being sent to the others.");
	const commit = histogram("commit_seconds", "The disk's part of a flush.");
	const fold = histogram("fold_seconds", "Making one copy of a room's many updates.");
	const rows = counter("stored_updates_total", "Updates written to the log.");
	const bytes = counter("stored_bytes_total", "Bytes of the updates written to the log.");
	const folds = counter("folds_total", "Rooms folded, or not: result is done or failed.", ["result"]);
	const refusals = counter("refusals_total", "Connections of documents that the server closed, by close code.", [
		"code",
	]);
	const gauges: { gauge: Gauge; value: (standing: Standing) => number }[] = [];

	gauge("rooms", "Rooms in memory.", ({ rooms }) => rooms.rooms);
	gauge("writers", "Connections of documents that may write.", ({ rooms }) => rooms.writers);
	gauge("readers", "Connections of documents that may read only.", ({ rooms }) => rooms.readers);
	gauge("waiting_bytes", "Bytes that wait for the disk.", ({ rooms }) => rooms.waitingBytes);
	gauge(
		"paused_peers",
		"Connections not read from, until the disk has caught up or their account sends less.",
		({ rooms }) => rooms.pausedPeers,
	);
	gauge("peers_behind", "Connections that do not read as fast as they are sent.", ({ rooms }) => rooms.peersBehind);
	gauge("floor_connections", "Connections of the floor.", ({ floorConnections }) => floorConnections);
	gauge("ready", "1 while work is taken in.", ({ isReady }) => Number(isReady));
	gauge("storage_trouble", "1 while nothing can be stored.", ({ rooms }) => Number(rooms.troubleSince !== undefined));
	gauge(
		"storage_trouble_since_seconds",
		"Unix time since when nothing can be stored; 0 while all is well.",
		({ rooms }) => (rooms.troubleSince ?? 0) / 1000,
	);

	/** Nobody pays for figures of the process who never asks for them. */
	let watchesProcess = false;

	return {
		meter: {
			flushed(figures) {
				flush.observe(figures.ms / 1000);
				commit.observe(figures.commitMs / 1000);
				rows.inc(figures.rows);
				bytes.inc(figures.bytes);
			},
			refused: (code) => refusals.inc({ code }),
			folded({ ms, failed }) {
				folds.inc({ result: failed ? "failed" : "done" });
				fold.observe(ms / 1000);
			},
		},
		async read(standing) {
			if (!watchesProcess) collectDefaultMetrics({ register, eventLoopMonitoringPrecision });
			watchesProcess = true;
			for (const { gauge, value } of gauges) gauge.set(value(standing));
			return register.metrics();
		},
		contentType: register.contentType,
	};

	function histogram(name: string, help: string): Histogram {
		return new Histogram({ name: `plenary_${name}`, help, buckets, registers });
	}

	function counter<Label extends string>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
		return new Counter({ name: `plenary_${name}`, help, labelNames, registers });
	}

	function gauge(name: string, help: string, value: (standing: Standing) => number): void {
		gauges.push({ gauge: new Gauge({ name: `plenary_${name}`, help, registers }), value });
	}
}
