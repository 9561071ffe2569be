// Ends with 0 where the server in the same container is alive.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT || 4000}/healthz`).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
