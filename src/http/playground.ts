import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { EnvironmentError } from '../domain/errors.js';

/** What the pages need and nothing else; in particular nothing from another host. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor writes its themes and measures into style elements of its own.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface Playground {
  /** Answers with the page of the playground. */
  sendGraphiql(reply: FastifyReply): FastifyReply;
  /** Answers with the page that says what this is. */
  sendHome(reply: FastifyReply): FastifyReply;
}

/**
 * Serves the playground's built files.
 * @param folder where the build put them
 */
export async function servePlayground(app: FastifyInstance, folder: string): Promise<Playground> {
  const [graphiql, home] = await Promise.all(
    ['graphiql.html', 'home.html'].map((name) => readPage(join(folder, name))),
  );
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/playground/',
    index: false,
    // Every name carries a hash of the content.
    maxAge: '365d',
    immutable: true,
  });
  return {
    sendGraphiql: (reply) => sendPage(reply, graphiql as string),
    sendHome: (reply) => sendPage(reply, home as string),
  };
}

async function readPage(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new EnvironmentError(`The playground's page ${path} is missing: run "npm run build".`);
  }
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-cache')
    .header('vary', 'accept')
    .send(html);
}
