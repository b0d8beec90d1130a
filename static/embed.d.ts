/** The calculator in a frame: see docs/embedding.md. */
export interface C3pCalculatorElement extends HTMLElement {
  /** Offers a proposal to the person in the frame. */
  load(proposal: string | object): void;
  /** Asks the person in the frame for results; `c3p-assessment` tells them. */
  askResults(): void;
  addEventListener(type: "c3p-ready", listener: (event: CustomEvent<null>) => void): void;
  addEventListener(type: "c3p-assessment", listener: (event: CustomEvent<unknown>) => void): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "c3p-calculator": C3pCalculatorElement;
  }
}
