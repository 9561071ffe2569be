import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ForbiddenError, UnauthenticatedError } from '../domain/errors.js';
import { ERROR_CODES, type ErrorCode } from '../graphql/error-codes.js';
import { RequestError } from '../graphql/errors.js';
import { answerMediaType } from '../graphql/media-types.js';
import { outcomeOf } from '../telemetry/request-notes.js';
import type { HttpSettings } from './http-settings.js';

interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  /** The code's own if it is not given. */
  readonly status?: number;
  /** Under which the log has the rest. */
  readonly errorId?: string;
}

/** Answers with one error, in the form in which GraphQL clients read errors. */
export function refuse(reply: FastifyReply, { code, message, status, errorId }: Refusal): FastifyReply {
  reply.request.notes.outcome = outcomeOf([code]);
  const type = answerMediaType(reply.request.headers.accept) ?? 'application/json; charset=utf-8';
  return reply
    .code(status ?? ERROR_CODES[code].status)
    .type(type)
    .send(`${JSON.stringify({ errors: [{ message, extensions: { code, errorId } }] })}\n`);
}

/** Answers for what went wrong before or after GraphQL. */
export function refuseErrors({ maxRequestBytes }: HttpSettings) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof ForbiddenError) return refuse(reply, { code: 'FORBIDDEN', message: error.message });
    if (error instanceof RequestError)
      return refuse(reply.headers(error.headers), { code: error.code, message: error.message });
    if (error instanceof UnauthenticatedError)
      return refuse(reply.header('www-authenticate', 'Bearer realm="On Record"'), {
        code: 'UNAUTHENTICATED',
        message: error.message,
      });
    switch (error.code) {
      case 'FST_ERR_CTP_BODY_TOO_LARGE':
        return refuse(reply, {
          code: 'REQUEST_TOO_LARGE',
          message: `The body is larger than the ${maxRequestBytes} bytes that are taken.`,
        });
      case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
        return refuse(reply, {
          code: 'BAD_REQUEST',
          message: 'The body is of no type that is taken: send JSON as application/json.',
          status: 415,
        });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return refuse(reply, { code: 'BAD_REQUEST', message: error.message, status });
    const errorId = randomUUID();
    request.log.error({ err: error, errorId }, 'request failed');
    return refuse(reply, {
      code: 'INTERNAL_SERVER_ERROR',
      message: `Something went wrong here; the log has it as ${errorId}.`,
      errorId,
    });
  };
}
