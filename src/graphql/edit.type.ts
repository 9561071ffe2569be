import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ConflictError, InvalidInputError, NotFoundError, type RefusalError } from '../domain/errors.js';

const UserErrorCodeEnum = {
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
} as const;
registerEnumType(UserErrorCodeEnum, {
  name: 'UserErrorCode',
  description: 'Why a change was refused.',
  valuesConfig: {
    BAD_USER_INPUT: {
      description: 'A part of the input cannot be taken; the message says what would be right.',
    },
    NOT_FOUND: { description: 'What is to be changed is not there.' },
    CONFLICT: {
      description:
        'It is another version than was expected, it is there already, or the idempotency key came with another input.',
    },
  },
});

const CODE_OF = [
  [InvalidInputError, 'BAD_USER_INPUT'],
  [NotFoundError, 'NOT_FOUND'],
  [ConflictError, 'CONFLICT'],
] as const;

@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'Why a change was refused, for whoever asked for it: nothing was changed then.',
})
export class UserErrorType {
  @Field(() => [String], {
    description: 'The part of the arguments that stands in the way: ["input", "articles", "1", "url"].',
  })
  readonly path: readonly string[];

  @Field(() => UserErrorCodeEnum, { description: 'Of what kind it is, for programs.' })
  readonly code: keyof typeof UserErrorCodeEnum;

  @Field(() => String, { description: 'What is wrong and what would be right, for people.' })
  readonly message: string;

  constructor(error: RefusalError) {
    this.path = ['input', ...error.inputPath];
    this.code = CODE_OF.find(([kind]) => error instanceof kind)?.[1] ?? 'BAD_USER_INPUT';
    this.message = error.message;
  }
}

@ObjectType({ description: 'What every change answers.' })
export abstract class EditPayload {
  @Field(() => [UserErrorType], {
    simple: true,
    description: 'Why it was refused; empty where it was done. What is refused changes nothing at all.',
  })
  readonly userErrors: readonly UserErrorType[];

  constructor(error: RefusalError | null) {
    this.userErrors = error ? [new UserErrorType(error)] : [];
  }
}

@InputType({ description: 'What every change may be given.' })
export abstract class EditInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Your own name for this request, at most 200 characters: sent again with the same input within 24 hours, it is not done again and gives the answer of the first time; with another input it is a CONFLICT. What was refused leaves its key free.',
  })
  readonly idempotencyKey?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 2,000 characters: for `history`, and never shown to readers.',
  })
  readonly reason?: string | null;
}

@InputType({ description: 'What every change of one thing may be given.' })
export abstract class VersionedEditInput extends EditInput {
  @Field(() => ID, { description: 'What is to be changed.' })
  readonly id!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its `version` as you know it: where it is another one by now, nothing is changed (CONFLICT).',
  })
  readonly expectedVersion?: string | null;
}
