# One image for both services. Builds the same on the open internet and behind a mirror:
#   NODE_IMAGE             another name or mirror of the base image
#   NPM_CONFIG_REGISTRY    another npm registry
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
ARG NPM_CONFIG_REGISTRY
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages packages
COPY apps apps
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force && \
    find packages apps -name '*.test.ts' -delete && \
    rm -rf packages/*/bench apps/*/bench apps/hamzaban/src/end-to-end
COPY bots bots
COPY LICENSE NOTICE README.md README.fa.md ./
RUN rm -rf bots/shop-fa/evaluation
# The pack's model goes into the image, so that a first start does not have to train it.
RUN HAMZABAN_HOME=/tmp/seed node apps/hamzaban/src/hamzaban.ts tenant create seed --name seed && \
    mkdir bots/shop-fa/models && cp /tmp/seed/packs/shop-fa@*/models/base-*.tar.gz bots/shop-fa/models/ && \
    rm -rf /tmp/seed

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    HAMZABAN_HOME=/data \
    HAMZABAN_HOST=0.0.0.0 \
    HAMZABAN_PORT=8000 \
    PATH=/app/node_modules/.bin:$PATH
COPY --from=build /app /app
# The folder of the named volume: it must be there and the user's, else the volume would be root's.
RUN mkdir -p /data && chown node:node /data
USER node
WORKDIR /data
EXPOSE 8000
CMD ["hamzaban", "serve"]
