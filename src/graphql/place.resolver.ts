import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from './context.js';
import { PlaceType } from './place.type.js';

/** In UTF-16 units, as most annotation clients use; enough to find a text again after small edits. */
const SURROUNDINGS = 32;

@Resolver(() => PlaceType)
export class PlaceResolver {
  @FieldResolver(() => String, { nullable: true, description: "The body's text from start to end." })
  async exact(@Root() place: PlaceType, @Ctx() context: RequestContext): Promise<string> {
    return (await bodyOf(place, context)).slice(place.start, place.end);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Up to 32 UTF-16 units of the body right before it.',
  })
  async prefix(@Root() place: PlaceType, @Ctx() context: RequestContext): Promise<string> {
    const body = await bodyOf(place, context);
    const start = Math.max(0, place.start - SURROUNDINGS);
    return body.slice(isInsidePair(body, start) ? start + 1 : start, place.start);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Up to 32 UTF-16 units of the body right behind it.',
  })
  async suffix(@Root() place: PlaceType, @Ctx() context: RequestContext): Promise<string> {
    const body = await bodyOf(place, context);
    const end = Math.min(body.length, place.end + SURROUNDINGS);
    return body.slice(place.end, isInsidePair(body, end) ? end - 1 : end);
  }
}

async function bodyOf(place: PlaceType, context: RequestContext): Promise<string> {
  return (await context.loaders.bodies.load(place.articleId)) ?? '';
}

function isInsidePair(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
