/**
 * Whether to print colours: on a terminal, unless NO_COLOR is set or the terminal is a dumb one. FORCE_COLOR wins
 * over both, as it does in Node itself; 0 and false switch off.
 */
export function wantsColours(
  stream: { readonly isTTY?: boolean },
  { FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv,
): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && !NO_COLOR && TERM !== 'dumb';
}
