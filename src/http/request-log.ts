import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/** Two lines a request would be most of the log, and a client's mistakes are its own; what failed here is told. */
class FailureLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'requestId' });
  }

  override incomingRequest(): void {}

  override requestCompleted(): void {}

  override routeNotFound(): void {}

  override defaultErrorLog(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.statusCode >= 500) super.defaultErrorLog(error, request, reply);
  }
}

export const FAILURE_LOG = new FailureLog();
