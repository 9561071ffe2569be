/** A seeded source of random numbers, so that every run and every machine gets the same data. */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1, 1 excluded (Mulberry32: 32 bits of state are plenty for a few million draws). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * A whole number from `from` to `to`, both included.
   * @param {number} from
   * @param {number} to
   */
  integer(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /**
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  pick(list) {
    return /** @type {T} */ (list[Math.floor(this.next() * list.length)]);
  }

  /**
   * The same in another order, each as likely as any other.
   *
   * @template T
   * @param {readonly T[]} list
   */
  shuffled(list) {
    const mixed = [...list];
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = this.integer(0, last);
      [mixed[last], mixed[other]] = [/** @type {T} */ (mixed[other]), /** @type {T} */ (mixed[last])];
    }
    return mixed;
  }

  /** Around 0 with standard deviation 1; a sum of twelve is normal enough for lengths of words and sentences. */
  normal() {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += this.next();
    return sum;
  }
}

/** Draws places of a list by Zipf's law: the n-th in proportion to 1 / (n + shift). */
export class Zipf {
  #cumulative;

  /**
   * @param {number} size
   * @param {number} [shift] Mandelbrot's correction; 0.7 gives the first of 50,000 words 5%, as "the" has
   */
  constructor(size, shift = 0.7) {
    this.#cumulative = new Float64Array(size);
    let sum = 0;
    for (let place = 0; place < size; place++) {
      sum += 1 / (place + 1 + shift);
      this.#cumulative[place] = sum;
    }
  }

  /** @param {Random} random */
  draw(random) {
    const cumulative = this.#cumulative;
    const wanted = random.next() * cumulative[cumulative.length - 1];
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
