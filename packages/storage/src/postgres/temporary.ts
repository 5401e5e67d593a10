/** A PostgreSQL server of one's own in a temporary folder, for tests: started, killed, started again, removed. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

/** No test needs one for longer: whatever becomes of us, it ends. */
const watchdog = ["/usr/bin/timeout", "--signal=INT", "7200"];
const startMs = 30_000;
const debian = "/usr/lib/postgresql";

export interface TemporaryPostgres {
	/** Of a database for whoever wants one. */
	readonly url: string;
	/** As it calls itself: "postgres (PostgreSQL) 18.1". */
	readonly version: string;
	/** Stops all its processes where they are, until the way back that this gives. */
	freeze(): () => void;
	/** Ends all its processes at once, as a crash of the machine would, but for what is in the disk's own memory. */
	kill(): Promise<void>;
	/** Starts it again in the same place. */
	start(): Promise<void>;
	/** Stops it and removes the folder. */
	remove(): Promise<void>;
}

/** The folder of PostgreSQL's programs: on the path, or where Debian keeps them. */
export function findPostgres(): string | undefined {
	const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
	const folders = [
		...(process.env.PATH ?? "").split(delimiter),
		...versions.map((version) => join(debian, version, "bin")),
	];
	return folders.find((folder) => ["initdb", "postgres"].every((program) => existsSync(join(folder, program))));
}

/** PostgreSQL refuses to be started by root; then it is an ordinary user's. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const user = ["postgres", "nobody"].find((name) => idOf("-u", name) !== undefined) ?? "nobody";
	return { uid: idOf("-u", user) ?? 65534, gid: idOf("-g", user) ?? 65534 };
}

function idOf(kind: "-u" | "-g", user: string): number | undefined {
	try {
		return Number(execFileSync("id", [kind, user], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
	} catch {
		return undefined;
	}
}

/** Throws if PostgreSQL is not installed. `settings` are as in postgresql.conf: "max_connections=20". */
export async function startTemporaryPostgres(settings: string[] = []): Promise<TemporaryPostgres> {
	const programs = findPostgres();
	if (!programs) throw new Error("PostgreSQL is not installed here.");
	const folder = mkdtempSync(join(tmpdir(), "plenary-postgres-"));
	const user = ordinaryUser();
	const as = { ...user, cwd: folder, stdio: "ignore" } as const;
	const password = randomBytes(16).toString("hex");
	const port = await freePort();
	const url = `postgres://plenary:${password}@127.0.0.1:${port}/postgres`;
	let server: ChildProcess;

	async function start(): Promise<void> {
		const told = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, ...settings];
		const options = ["-D", join(folder, "data"), ...told.flatMap((setting) => ["-c", setting])];
		const words = [...(existsSync(watchdog[0] ?? "") ? watchdog : []), join(programs ?? "", "postgres"), ...options];
		const run = () => spawn(words[0] ?? "", words.slice(1), as);
		server = run();
		const deadline = Date.now() + startMs;
		while (!(await answers(url))) {
			if (Date.now() > deadline) throw new Error("PostgreSQL does not start.");
			await new Promise((resolve) => setTimeout(resolve, 20));
			// A process of the one that was killed may not have noticed yet; it lets go of the place when it has.
			if (server.exitCode !== null) server = run();
		}
	}

	/** The process that starts all others. */
	const main = () => Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);
	const all = () => [main(), ...childrenOf(main())];

	async function end(signal: NodeJS.Signals, pids: number[]): Promise<void> {
		if (server.exitCode !== null || server.signalCode !== null) return;
		const ended = once(server, "exit");
		send(signal, pids);
		await ended;
	}

	const passwordFile = join(folder, "password");
	writeFileSync(passwordFile, password, { mode: 0o600 });
	for (const path of user ? [folder, passwordFile] : []) chownSync(path, user?.uid ?? 0, user?.gid ?? 0);
	try {
		const how = ["--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--username=plenary", "--encoding=UTF8"];
		const more = ["--locale=C.UTF-8", "--no-sync", "--no-instructions"];
		execFileSync(join(programs, "initdb"), ["-D", join(folder, "data"), ...how, ...more], { ...as, timeout: 60_000 });
		await start();
	} catch (error) {
		rmSync(folder, { recursive: true });
		throw error;
	}
	return {
		url,
		version: execFileSync(join(programs, "postgres"), ["--version"], { encoding: "utf8" }).trim(),
		freeze() {
			const pids = all();
			send("SIGSTOP", pids);
			return () => send("SIGCONT", pids);
		},
		async kill() {
			await end("SIGKILL", all());
		},
		start,
		async remove() {
			await end("SIGINT", [main()]);
			rmSync(folder, { recursive: true });
		},
	};
}

function send(signal: NodeJS.Signals, pids: number[]): void {
	for (const pid of pids) {
		try {
			process.kill(pid, signal);
		} catch {
			// It has ended by itself since they were counted.
		}
	}
}

function childrenOf(parent: number): number[] {
	const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
	const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
	return pairs.flatMap(([pid = 0, above]) => (above === parent ? [pid] : []));
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, "close");
	return port;
}

async function answers(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
	client.on("error", () => {});
	try {
		await client.connect();
		await client.end();
		return true;
	} catch {
		return false;
	}
}
