/** The interface described: every route is there, every reference leads somewhere, and the shape is that of OpenAPI 3.1. */
import { type ApiName, api, apiNotes } from "@plenary/domain";
import { beforeAll, expect, test } from "vitest";
import { runServer } from "../stage.ts";
import { openApi } from "./openapi.ts";

type Node = { [key: string]: unknown };
interface Operation {
	operationId: string;
	summary: string;
	parameters?: { name: string; in: string; required: boolean; schema: Node }[];
	requestBody?: { content: Node };
	responses: Node;
	security: Record<string, string[]>[];
}
interface Document {
	openapi: string;
	info: { title: string; version: string };
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Node>; securitySchemes: Node; responses: Node };
}

let described: Document;
beforeAll(() => {
	described = JSON.parse(JSON.stringify(openApi())) as Document;
});
const names = Object.keys(api) as ApiName[];
const operationOf = (name: ApiName): Operation => {
	const [method, path] = api[name];
	const found = described.paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
	if (!found) throw new Error(`${name} is not described.`);
	return found;
};

test("openapi: has every route of the contract, once, and no other", () => {
	const operations = Object.values(described.paths).flatMap((path) => Object.values(path));
	expect(operations.map(({ operationId }) => operationId).sort()).toEqual([...names].sort());
	for (const name of names) expect(operationOf(name).operationId).toBe(name);
});

test("openapi: each route says what it does, who may call it, and what it answers", () => {
	for (const name of names) {
		const { summary, security, parameters = [], responses, requestBody } = operationOf(name);
		const [method, path] = api[name];
		expect(summary, name).toMatch(/^[A-Z].+\.$/);
		expect(parameters.map((one) => `:${one.name}`)).toEqual(path.match(/:\w+/g) ?? []);
		expect(parameters.every((one) => one.in === "path" && one.required && one.schema)).toBe(true);
		expect(responses).toHaveProperty("200");
		if (method === "GET") expect(requestBody, name).toBeUndefined();
		const [caller] = apiNotes[name];
		const scopes = security.flatMap(({ bearer }) => bearer ?? []);
		expect(scopes, name).toEqual(caller === "read" || caller === "write" ? [caller] : []);
		for (const one of security)
			for (const scheme of Object.keys(one)) expect(described.components.securitySchemes).toHaveProperty(scheme);
	}
	expect(operationOf("createMeeting").requestBody).toBeDefined();
});

test("openapi: every reference leads somewhere, and everything that is named is spoken of", () => {
	const found = new Set<string>();
	const walk = (node: unknown): void => {
		if (typeof node !== "object" || node === null) return;
		for (const [key, value] of Object.entries(node)) {
			if (key === "$ref") found.add(value as string);
			else walk(value);
		}
	};
	walk(described);
	expect(found.size).toBeGreaterThan(50);
	for (const ref of found) {
		const place = ref.split("/").slice(1);
		const target = place.reduce<unknown>((node, part) => (node as Node | undefined)?.[part], described);
		expect(target, ref).toBeTypeOf("object");
	}
	for (const id of Object.keys(described.components.schemas)) expect(found).toContain(`#/components/schemas/${id}`);
});

test("openapi: has the shape of 3.1", () => {
	expect(described.openapi).toMatch(/^3\.1\.\d$/);
	expect(described.info).toMatchObject({
		title: expect.any(String),
		version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
	});
	for (const [path, operations] of Object.entries(described.paths)) {
		expect(path).toMatch(/^\/api\//);
		for (const [method, { responses }] of Object.entries(operations)) {
			expect(["get", "post", "put", "patch", "delete"]).toContain(method);
			for (const [status, answer] of Object.entries(responses)) {
				expect(status).toMatch(/^[2-5]\d\d$/);
				expect(Object.keys(answer as Node).some((key) => key === "$ref" || key === "description")).toBe(true);
			}
		}
	}
	for (const [id, schema] of Object.entries(described.components.schemas)) {
		expect(id).toMatch(/^[A-Za-z0-9.\-_]+$/);
		expect(schema, id).not.toHaveProperty("$id");
	}
});

test("openapi: is given to anybody, and may be kept for a while", async () => {
	const server = await runServer();
	const answer = await fetch(`${server.address}/api/openapi.json`);
	expect(answer.status).toBe(200);
	expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
	expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
	expect(answer.headers.get("etag")).toBeTruthy();
	expect((await answer.json()) as Document).toEqual(described);
	await server.stop();
});
