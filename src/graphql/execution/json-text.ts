import type { FormattedExecutionResult } from 'graphql';

/** An answer's data as the JSON text that is sent. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** Writes an answer, taking data that is text already as it is. */
export function stringifyResult({
  data,
  ...rest
}: FormattedExecutionResult<Record<string, unknown>>): string {
  if (!(data instanceof JsonText)) return `${JSON.stringify({ errors: rest.errors, data, ...rest })}\n`;
  const others = JSON.stringify(rest);
  return others === '{}' ? `{"data":${data.text}}\n` : `{"data":${data.text},${others.slice(1)}\n`;
}
