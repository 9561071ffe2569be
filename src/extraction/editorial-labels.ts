const LABELS =
  /^(?:note|update|correction|clarification|photo|picture|video|watch|listen|read|read more|related|source|more|warning|disclaimer|breaking|contact|location|date|time|where|when|who|what|why|how)s?$/;

/** What an editor or a list of facts sets before a colon, and nobody's name. */
export function isEditorialLabel(label: string): boolean {
  return LABELS.test(label.toLowerCase().replace(/^editor['’]?s /, ''));
}
