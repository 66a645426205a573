// nlp.js beside Rapporteur, as its documentation sets it up: one manager for all languages, default settings.
//   node nlpjs.mjs TRAIN.jsonl QUESTIONS.jsonl
// Writes {"learning": microseconds}, then for each question {"id", "best": label or null, "confidence", "micros"}.
import { readFileSync } from 'node:fs';
import { containerBootstrap } from '@nlpjs/core';
import { Nlp } from '@nlpjs/nlp';
import { LangAr } from '@nlpjs/lang-ar';
import { LangEn } from '@nlpjs/lang-en';
import { LangEs } from '@nlpjs/lang-es';
import { LangFr } from '@nlpjs/lang-fr';

const NONE = 'None'; // nlp.js's own intent for what has none.
const OUT_OF_SCOPE = 'oos';

// nlp.js tells its progress with console.log: standard output is for the answers.
const write = (answer) => process.stdout.write(JSON.stringify(answer) + '\n');
console.log = console.error;

const lines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const microsSince = (began) => Number((process.hrtime.bigint() - began) / 1000n);

async function learned(wordings) {
  const container = await containerBootstrap();
  [Nlp, LangAr, LangEn, LangEs, LangFr].forEach((plugin) => container.use(plugin));
  const nlp = container.get('nlp');
  nlp.settings.autoSave = false;
  nlp.addLanguage([...new Set(wordings.map(({ lang }) => lang))]);
  for (const { lang, text, label } of wordings) nlp.addDocument(lang, text, label === OUT_OF_SCOPE ? NONE : label);
  await nlp.train();
  return nlp;
}

// The likeliest label, whatever its score: below a threshold nlp.js itself would say None.
async function guess(nlp, { lang, text }) {
  const { classifications } = lang ? await nlp.process(lang, text) : await nlp.process(text);
  return classifications?.find(({ intent, score }) => intent !== NONE && score > 0);
}

const [train, questions] = process.argv.slice(2).map(lines);
const began = process.hrtime.bigint();
const nlp = await learned(train);
write({ learning: microsSince(began) });
for (const question of questions) {
  const asked = process.hrtime.bigint();
  const best = await guess(nlp, question);
  write({ id: question.id, best: best?.intent ?? null, confidence: best?.score ?? 0, micros: microsSince(asked) });
}
