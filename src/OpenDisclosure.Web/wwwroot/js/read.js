/* Pages of documents: reads the text aloud where the browser has a Chinese voice, and copies the address. Words come from the page. */
(() => {
  "use strict";

  const LONGEST = 120; // Some voices fall silent in the middle of a longer text.

  const copyAddress = () => {
    const button = document.getElementById("copy");
    if (!button || !navigator.clipboard) return;
    const status = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(document.querySelector(".share a").href);
        status.textContent = button.dataset.done;
      } catch {
        document.getSelection().selectAllChildren(document.querySelector(".share a"));
      }
    });
  };

  /** Title and blocks of the text, in reading order; a block that holds others is read as those. */
  const parts = () => {
    const blocks = "h2, h3, h4, h5, h6, p, li, tr, figcaption, pre";
    return [document.querySelector("h1"), ...document.querySelectorAll(".body :is(" + blocks + ")")]
      .filter((part) => !part.querySelector(blocks) && part.textContent.trim());
  };

  /** Sentences, and pieces of those that are too long. */
  const pieces = (text) => {
    const found = [];
    for (const sentence of text.replace(/\s+/g, " ").match(/[^\u3002\uff01\uff1f\uff1b]+[\u3002\uff01\uff1f\uff1b]*/g) ?? [])
      for (let at = 0; at < sentence.length; at += LONGEST) found.push(sentence.slice(at, at + LONGEST));
    return found;
  };

  const speech = (voice, row) => {
    const [toggle, stop] = row.querySelectorAll("button");
    const start = toggle.textContent;
    let queue = [], current = null, run = 0, state = "idle", marked = null;

    const mark = (part) => {
      marked?.classList.remove("spoken");
      marked?.removeAttribute("aria-current");
      marked = part;
      if (!part) return;
      part.classList.add("spoken");
      part.setAttribute("aria-current", "true");
      part.scrollIntoView({ block: "nearest" });
    };

    const show = (next) => {
      state = next;
      toggle.textContent = { idle: start, speaking: toggle.dataset.pause, paused: toggle.dataset.resume }[next];
      if (next === "idle" && document.activeElement === stop) toggle.focus();
      stop.hidden = next === "idle";
    };

    const end = () => {
      run++;
      speechSynthesis.cancel();
      mark(null);
      show("idle");
    };

    const next = (mine) => {
      if (mine !== run) return;
      current = queue.shift();
      if (!current) return end();
      if (current.part !== marked) mark(current.part);
      const words = new SpeechSynthesisUtterance(current.text);
      words.voice = voice;
      words.lang = voice.lang;
      words.onend = () => { if (state === "speaking") next(mine); };
      words.onerror = () => { if (mine === run && state === "speaking") end(); };
      show("speaking");
      speechSynthesis.speak(words);
    };

    toggle.addEventListener("click", () => {
      if (state === "speaking") {
        // Several voices cannot pause: the piece is broken off and read again.
        run++;
        speechSynthesis.cancel();
        queue.unshift(current);
        show("paused");
        return;
      }
      if (state === "idle") queue = parts().flatMap((part) => pieces(part.textContent).map((text) => ({ part, text })));
      next(++run);
    });
    stop.addEventListener("click", end);
    document.addEventListener("keydown", (key) => { if (key.key === "Escape" && state !== "idle") end(); });
    addEventListener("pagehide", end);
    row.hidden = false;
  };

  const offerSpeech = () => {
    const row = document.getElementById("speech");
    if (!row || !("speechSynthesis" in window)) return;
    const look = () => {
      const voice = speechSynthesis.getVoices().find((one) => /^(zh|cmn)\b/i.test(one.lang));
      if (!voice || !row.hidden) return;
      speechSynthesis.removeEventListener("voiceschanged", look);
      speech(voice, row);
    };
    speechSynthesis.addEventListener("voiceschanged", look);
    look();
  };

  copyAddress();
  offerSpeech();
})();
