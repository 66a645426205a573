# Rapporteur in a container: built from source in the first stage, run by an unprivileged user on a read-only root in the second.
#
#   docker build -t rapporteur .
#   docker run --read-only --tmpfs /tmp:exec -v rapporteur-data:/data -p 8080:8080 -e TELEGRAM_BOT_TOKEN=... rapporteur

ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests package

FROM ${RUNTIME_IMAGE}
RUN groupadd --gid 10001 rapporteur && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin rapporteur \
    && mkdir /data && chown 10001:10001 /data
WORKDIR /opt/rapporteur
# What changes least comes first, so that an update moves few layers.
COPY --from=build /src/app/target/lib lib/
COPY --from=build /src/knowledge/packs knowledge/packs/
COPY --from=build /src/app/target/rapporteur.jar ./
COPY docker/rapporteur docker/health /opt/rapporteur/bin/
# A first run prepares the pack that ships; a second, which finds it prepared, teaches the virtual machine what a start needs.
# The image works without either too.
RUN for options in -XX:+UseSerialGC "-XX:+UseSerialGC -XX:AOTCacheOutput=rapporteur.aot"; do \
        java $options -Drapporteur.home=/opt/rapporteur -Drapporteur.prepared=/opt/rapporteur/prepared -jar rapporteur.jar \
            ask --why "And who won the election for president of INTERPOL in the end?" >/dev/null || exit 1; \
    done && rm -f prepared/*.vectors

USER 10001:10001
ENV RAPPORTEUR_JOURNAL=sqlite:/data/rapporteur.db RAPPORTEUR_PORT=8080 JAVA_OPTS=""
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["/opt/rapporteur/bin/health"]
ENTRYPOINT ["/opt/rapporteur/bin/rapporteur"]
CMD ["serve"]
