# The server, and the proxy that stands in front of two of them: docker compose up --build
FROM node:26-bookworm-slim AS build
WORKDIR /plenary
COPY . .
ENV TURBO_TELEMETRY_DISABLED=1
RUN npm ci --no-audit --no-fund && npx turbo run build --filter=@plenary/web
# What the server needs and nothing else; its Node is the image's own.
RUN rm -rf node_modules apps/*/node_modules packages/*/node_modules \
	&& npm ci --no-audit --no-fund --omit=dev --workspace=@plenary/server \
	&& rm -rf node_modules/node-* node_modules/.bin

FROM node:26-bookworm-slim AS server
WORKDIR /plenary
RUN mkdir /data && chown node:node /data
COPY --from=build /plenary/package.json ./
COPY --from=build /plenary/node_modules node_modules
COPY --from=build /plenary/packages packages
COPY --from=build /plenary/apps/server apps/server
COPY --from=build /plenary/apps/web/dist apps/web/dist
ENV NODE_ENV=production DATA_DIR=/data PORT=3000 MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=1048576
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s \
	CMD ["node", "-e", "fetch('http://localhost:3000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--expose-gc", "apps/server/src/main.ts"]

FROM caddy:2 AS proxy
# An ordinary user keeps the certificates, and needs no right to low ports.
RUN setcap -r /usr/bin/caddy && chown -R 1000:1000 /data /config
COPY Caddyfile /etc/caddy/Caddyfile
USER 1000:1000
EXPOSE 3000 3443
