import { ForbiddenError, UnauthenticatedError } from '../domain/errors.js';
import type { RequestContext } from '../graphql/context.js';
import type { SubscriptionDocuments } from '../graphql/subscription-documents.js';
import type { Subscriptions } from '../graphql/subscriptions.js';
import type { Admission } from './admission.js';
import type { HttpSettings } from './http-settings.js';
import type { RunningSubscriptions } from './running-subscriptions.js';

/** What subscriptions need, whatever they come over. */
export interface LiveParts {
  readonly admission: Admission;
  readonly makeContext: (
    request: Pick<RequestContext, 'caller' | 'notes' | 'signal'> & Partial<RequestContext>,
  ) => RequestContext;
  readonly settings: HttpSettings;
  readonly subscriptions: Subscriptions;
  readonly subscriptionDocuments: SubscriptionDocuments;
  readonly running: RunningSubscriptions;
}

/** Fails once a caller may not go on; that the store cannot say so at the moment ends nothing. */
export function callerCheck({ identify }: Admission, authorization: string | undefined): () => Promise<void> {
  return async () => {
    try {
      await identify(authorization);
    } catch (error) {
      if (error instanceof UnauthenticatedError || error instanceof ForbiddenError) throw error;
    }
  };
}
