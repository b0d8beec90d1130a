// Waiting for what a browser should do at once, and sometimes never does.

/** Two seconds are waited, in parts: one that a busy page or a sleeping device has made long counts once. */
const PARTS = 20;
const PART = 100;

/** What was waited for does not come. */
export class Late extends Error {
  name = "Late";
}

/** What comes of some work, or that it is late; the work goes on all the same. */
export function within(work) {
  return new Promise((done, failed) => {
    let parts = 0;
    const timer = setInterval(() => {
      parts += 1;
      if (parts < PARTS) return;
      clearInterval(timer);
      failed(new Late());
    }, PART);
    work.then(done, failed).finally(() => clearInterval(timer));
  });
}
