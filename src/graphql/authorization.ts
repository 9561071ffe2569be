import { type AuthCheckerFn, Authorized } from 'type-graphql';
import { type Caller, hasScope, type Scope } from '../domain/caller.js';
import { ForbiddenError, UnauthenticatedError } from '../domain/errors.js';
import type { RequestContext } from './context.js';

/** A field that only callers with this scope may select: for all others it is an error, and nothing is done. */
export function RequiresScope(scope: Scope) {
  return Authorized<Scope>(scope);
}

/**
 * @throws UnauthenticatedError where nobody says who asks
 * @throws ForbiddenError where the one who asks may not
 */
export function requireScope(caller: Caller, scope: Scope): void {
  if (hasScope(caller, scope)) return;
  if (caller.kind === 'ANONYMOUS')
    throw new UnauthenticatedError(
      `That needs a key of the scope "${scope}": send one as "authorization: Bearer <key>".`,
    );
  throw new ForbiddenError(`That needs the scope "${scope}", which your key does not have.`);
}

/** What type-graphql asks about each field with RequiresScope. */
export const checkScopes: AuthCheckerFn<RequestContext, Scope> = ({ context }, scopes) => {
  for (const scope of scopes) requireScope(context.caller, scope);
  return true;
};
