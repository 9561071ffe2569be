import { isErrorCode } from '../../src/graphql/error-codes.js';
import type { FuzzRequest } from './requests.js';

/** What says that something went wrong here, not there. */
const OUR_FAULTS = ['INTERNAL_SERVER_ERROR', 'TIMEOUT', 'SEARCH_UNAVAILABLE'];
/** As long as a subscription is listened to where nothing comes in. */
export const LISTEN_MS = 150;

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  readonly extensions?: { readonly cost?: { readonly requested: number; readonly maximum: number } };
}

/** What came back to one request. */
interface Received {
  readonly status: number;
  /** In the form of an answer; empty where it is none. */
  readonly answers: readonly Answer[];
  readonly bytes: number;
}

/** Sends a request, and reads its answer; of a subscription what is told first. */
export async function exchange(
  origin: string,
  { method, path, headers, body }: FuzzRequest,
): Promise<Received> {
  const ending = new AbortController();
  const response = await fetch(origin + path, { method, headers, body, signal: ending.signal });
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    const text = await firstEvents(response, ending);
    const told = [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data as string) as Answer);
    return { status: response.status, answers: told, bytes: Buffer.byteLength(text) };
  }
  const text = await response.text();
  const hasAnswer = method !== 'HEAD' && method !== 'OPTIONS' && type.includes('json');
  const answers = hasAnswer ? [JSON.parse(text) as Answer] : [];
  return { status: response.status, answers, bytes: Buffer.byteLength(text) };
}

/** Reads until something was told in full, or nothing for long enough. */
async function firstEvents(response: Response, ending: AbortController): Promise<string> {
  const late = setTimeout(() => ending.abort(), LISTEN_MS);
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      if (/^event: .*\n(?:.*\n)*\n/m.test(text)) break;
    }
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  } finally {
    clearTimeout(late);
    ending.abort();
  }
  // The last one may be cut off.
  return text.slice(0, text.lastIndexOf('\n\n') + 1);
}

/** What is wrong with what came back; null where nothing is. */
export function complaintAbout(
  { valid }: Pick<FuzzRequest, 'valid'>,
  { status, answers, bytes }: Received,
  maxBytes: number,
): string | null {
  const shown = JSON.stringify(answers).slice(0, 300);
  if (status >= 500) return `status ${status}: ${shown}`;
  if (bytes > maxBytes) return `an answer of ${bytes} bytes`;
  for (const { data, errors = [], extensions } of answers) {
    const wrong = errors.map(complaintAboutError).find((each) => each !== null);
    if (wrong) return wrong;
    const { requested = 0, maximum = 0 } = extensions?.cost ?? {};
    if (data && requested > maximum) return `answered at a cost of ${requested}: ${shown}`;
    const isTooLarge = ['ANSWER_TOO_LARGE', 'TOO_COSTLY'].includes(errors[0]?.extensions.code as string);
    if (valid && data === undefined && !isTooLarge) return `a valid operation was refused: ${shown}`;
  }
  return null;
}

function complaintAboutError({ message, extensions }: NonNullable<Answer['errors']>[number]): string | null {
  if (!isErrorCode(extensions?.code)) return `an error without a code: ${message}`;
  return OUR_FAULTS.includes(extensions.code) ? `${extensions.code}: ${message}` : null;
}
