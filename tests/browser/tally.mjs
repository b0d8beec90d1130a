// Takes journeys and counts how they end.

/**
 * How many journeys may fail among others and hold when they are taken again by themselves: on a machine of
 * continuous integration, which may stand still for seconds while neighbours work. Each is named as unsteady:
 * it is to be mended, not to be lived with. Elsewhere none may.
 */
const UNSTEADY = process.env.CI ? 2 : 0;

export class Tally {
  #passed = 0;
  #failed = [];

  /** Takes a journey: `go` throws what is wrong, and answers what it took. */
  async take(title, go) {
    const from = Date.now();
    const took = () => `${((Date.now() - from) / 1000).toFixed(1)} s`;
    try {
      const more = (await go()) ?? "";
      this.#passed += 1;
      console.log(`ok      ${title} (${more}${took()})`);
    } catch (error) {
      this.#failed.push([title, go]);
      console.log(`FAILED  ${title} (${took()})\n${error.stack ?? error}`);
    }
  }

  /** Once all were taken: takes the few that failed again, tells the count and ends with it. */
  async end() {
    if (this.#failed.length <= UNSTEADY) {
      for (const [title, go] of this.#failed.splice(0)) await this.take(`${title}: UNSTEADY, taken again`, go);
    }
    console.log(`${this.#passed} passed, ${this.#failed.length} failed`);
    process.exitCode = this.#failed.length > 0 ? 1 : 0;
  }
}
