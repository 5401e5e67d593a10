/** The service worker: keeps the program's files on the device, so that its pages open without a network. */

/** Written in by the build: a name that changes with the files, and the files. */
const { version, files } = self.plenary;
const shelf = `plenary-${version}`;

/** What is asked of the server is asked of the server: documents and answers keep copies of their own. */
const isLive = (path) => /^(\/sample)?\/(api|sync|socket\.io)(\/|$)/.test(path);

self.addEventListener("install", (event) => {
	event.waitUntil(
		caches
			.open(shelf)
			.then((cache) => cache.addAll(files))
			.then(() => self.skipWaiting()),
	);
});

self.addEventListener("activate", (event) => {
	event.waitUntil(
		caches
			.keys()
			.then((names) => Promise.all(names.filter((name) => name !== shelf).map((name) => caches.delete(name))))
			.then(() => self.clients.claim()),
	);
});

self.addEventListener("fetch", (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== "GET" || origin !== self.location.origin || isLive(pathname)) return;
	if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match("/index.html")));
	else event.respondWith(kept(request, pathname));
});

/** Files whose names carry a hash never change: what is here is right, and what is not here yet is kept when it comes. */
async function kept(request, pathname) {
	const here = await caches.match(request);
	if (here) return here;
	const fresh = await fetch(request);
	if (fresh.ok && pathname.startsWith("/assets/")) {
		const copy = fresh.clone();
		caches.open(shelf).then((cache) => cache.put(request, copy));
	}
	return fresh;
}
