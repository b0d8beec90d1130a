// <c3p-calculator>: the page in a frame that is as high as what it shows. docs/embedding.md says what the
// attributes, methods, events and messages are.
(() => {
  const complain = (said) => console.error(`c3p-calculator: ${said}`);
  /** Where this script stands. As a module it has no element of its own, but it leaves its trace. */
  const trace = () => /(?:https?|file):\/\/\S+?\/embed\.js(?:\?[^\s:)]*)?(?=:\d)/.exec(new Error().stack)?.[0];
  const home = document.currentScript?.src || trace();
  if (!home) {
    complain("embed.js はこのツールのサイトから読み込んでください。Load it from the calculator's own site.");
    return;
  }
  const { origin } = new URL(home);
  const titles = { ja: "C3P 企画書シミュレーター", en: "C3P Proposal Calculator" };
  const known = (lang) => ((lang || document.documentElement.lang).startsWith("en") ? "en" : "ja");
  /** What is asked for, also while the frame is there. */
  const settings = {
    lang: ({ lang }) => known(lang),
    theme: (element) => element.getAttribute("theme") ?? "auto",
    mode: (element) => element.getAttribute("mode") ?? "full",
  };

  class Calculator extends HTMLElement {
    static observedAttributes = ["lang", "src", "height", "theme", "mode"];

    constructor() {
      super();
      /** What the host said before anybody could hear it, by kind. */
      this.early = new Map();
      // Style sheets of the host end here.
      this.attachShadow({ mode: "open" });
      this.heard = this.heard.bind(this);
    }

    connectedCallback() {
      const lang = known(this.lang);
      const asked = ["theme", "mode", "rules"].filter((name) => this.hasAttribute(name));
      const frame = document.createElement("iframe");
      frame.title = titles[lang];
      frame.loading = "lazy";
      frame.allow = "clipboard-write; fullscreen";
      const address = new URL(lang === "en" ? "en/" : "./", home);
      // This part of an address is sent nowhere.
      address.hash = new URLSearchParams(asked.map((name) => [name, this.getAttribute(name)]));
      frame.src = address;
      frame.style.cssText = "display:block;width:100%;border:0";
      frame.onload = () => this.tell("hello");
      // Beside what floats where there is room, below it where there is not.
      this.style.cssText = "display:flow-root;flex:1 1 100%;justify-self:stretch;min-width:min(20rem,100%)";
      this.frame = frame;
      this.size(800);
      this.shadowRoot.replaceChildren(frame);
      addEventListener("message", this.heard);
    }

    disconnectedCallback() {
      removeEventListener("message", this.heard);
      this.isReady = false;
    }

    attributeChangedCallback(name, before, value) {
      if (!this.isReady || before === value) return;
      if (name in settings) this.ask(name);
      if (name === "src") this.fetched();
      if (name === "height") this.size(this.seen);
    }

    /** Offers a proposal: the text of a file, or what it holds. The person decides whether to open it. */
    load(proposal) {
      try {
        const text = typeof proposal === "object" && proposal ? JSON.stringify(proposal) : proposal;
        if (typeof text !== "string") throw new TypeError();
        this.say("load", { text });
      } catch {
        complain("load() には企画書の文字列か内容を渡してください。It takes a proposal's text or contents.");
      }
    }

    /** Asks for results: the person is asked first; `c3p-assessment` tells them from then on. */
    askResults() {
      this.say("results");
    }

    say(type, more) {
      if (this.isReady) this.tell(type, more);
      else this.early.set(type, more);
    }

    async fetched() {
      const from = this.getAttribute("src");
      if (!from) return;
      try {
        const answer = await fetch(from);
        // What failed is no proposal.
        if (!answer.ok) throw new Error(answer.status);
        const text = await answer.text();
        // Another may have been asked for meanwhile.
        if (this.isReady && from === this.getAttribute("src")) this.load(text);
      } catch (error) {
        complain(`${from} を読み込めません。Can't be fetched: ${error.message}`);
      }
    }

    ask(name) {
      this.tell(name, { [name]: settings[name](this) });
      this.frame.title = titles[known(this.lang)];
    }

    tell(type, more) {
      this.frame.contentWindow?.postMessage({ ...more, type: `c3p:v1:${type}` }, origin);
    }

    heard({ source, origin: from, data }) {
      if (source !== this.frame.contentWindow || from !== origin) return;
      if (data?.type === "c3p:v1:ready") {
        this.tell("hello");
        for (const name in settings) this.ask(name);
        if (this.isReady) return;
        this.isReady = true;
        if (!this.early.has("load")) this.fetched();
        for (const [type, more] of this.early) this.tell(type, more);
        this.early.clear();
        this.dispatchEvent(new CustomEvent("c3p-ready"));
      }
      if (data?.type === "c3p:v1:height" && data.height > 0) this.size(data.height);
      if (data?.type === "c3p:v1:assessment") {
        this.dispatchEvent(new CustomEvent("c3p-assessment", { detail: data.assessment }));
      }
    }

    size(height) {
      this.seen = height;
      const fixed = parseInt(this.getAttribute("height"), 10);
      this.frame.style.height = `${fixed || Math.ceil(height)}px`;
    }
  }

  customElements.get("c3p-calculator") ?? customElements.define("c3p-calculator", Calculator);
})();
