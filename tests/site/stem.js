"use strict";
// Stands in for the speech of a DEVICE, which a test computer does not have: it offers the voices
// of `window.stemmen`, notes what it is told to say, and is done when a test says so.
{
  const done = [];
  const voices = [
    { name: "Computer van een ander", lang: "nl-NL", localService: false },
    { name: "Engels", lang: "en-GB", localService: true },
    { name: "Nederlands", lang: "nl_NL", localService: true },
  ];
  class Utterance {
    constructor(text) {
      this.text = text;
    }
  }
  const speech = Object.assign(new EventTarget(), {
    spoken: [],
    now: null,
    voices: [],
    getVoices: () => speech.voices,
    arrive: () => {
      speech.voices = voices;
      speech.dispatchEvent(new Event("voiceschanged"));
    },
    speak: (utterance) => {
      speech.now = utterance;
      const { text, rate, voice, lang } = utterance;
      speech.spoken.push({ text, rate, voice: voice.name, lang });
    },
    cancel: () => {
      const { now } = speech;
      speech.now = null;
      now?.onerror({ error: "canceled" });
    },
    finish: () => {
      const { now } = speech;
      speech.now = null;
      now.onend({});
    },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = Utterance;
  addEventListener("load", speech.arrive);
}
