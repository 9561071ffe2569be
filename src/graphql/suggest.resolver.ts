import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { InvalidInputError } from '../domain/errors.js';
import type { RequestContext } from './context.js';
import { toActorType } from './lists.js';
import {
  ActorSuggestionType,
  PhraseSuggestionType,
  PublisherSuggestionType,
  SuggestionsType,
} from './suggest.type.js';
import { checkText } from './text-input.js';

const SUGGESTED = 5;
const MAX_SUGGESTED = 20;

@Resolver()
export class SuggestResolver {
  @Query(() => SuggestionsType, {
    nullable: true,
    description: 'What a search box offers while somebody types: actors, publishers and frequent phrases.',
  })
  async suggest(
    @Arg('prefix', () => String, {
      description:
        'What has been typed so far: words, the last one as the beginning of a word. Of nothing, the most frequent.',
    })
    prefix: string,
    @Arg('first', () => Int, {
      defaultValue: SUGGESTED,
      description: 'How many of each kind at the most: 0 to 20.',
    })
    first: number,
    @Ctx() { engine, loaders, signal }: RequestContext,
  ): Promise<SuggestionsType> {
    if (first < 0 || first > MAX_SUGGESTED)
      throw new InvalidInputError(`"first" is ${first}; it is from 0 to ${MAX_SUGGESTED}.`);
    const request = { prefix: checkText('prefix', prefix), limit: first };
    const { actors, publishers, phrases } = await engine.suggest(request, signal);
    const found = await loaders.actors.byIds(actors.map(({ id }) => id));
    return new SuggestionsType({
      actors: actors.flatMap(({ statements }, at) => {
        const actor = found[at];
        return actor ? new ActorSuggestionType(toActorType(actor), statements) : [];
      }),
      publishers: publishers.map(({ name, articles }) => new PublisherSuggestionType(name, articles)),
      phrases: phrases.map(({ text, statements }) => new PhraseSuggestionType(text, statements)),
    });
  }
}
