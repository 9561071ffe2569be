# The API, and its commands:
#   docker build --tag onrecord .
#   docker run --publish 127.0.0.1:4000:4000 --volume onrecord:/data onrecord
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/docker docker
COPY --from=build /app/schema schema
COPY --from=build /app/seed seed
COPY --from=build /app/dist dist
# The program belongs to root and is never written; what the process writes are these.
RUN install --directory --owner=node --group=node --mode=0700 /data /keys
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "docker/health.mjs"]
CMD ["node", "--max-semi-space-size=4", "dist/main.js"]
