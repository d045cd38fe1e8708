/** The page on which one person plays agents and customers: shows the stage every second, and sends what is done. */

const refreshMs = 1000;
const pauseAfterMs = 3000;
const noAnswer = 'The simulator does not answer.';

/** @param {string} selector @param {ParentNode} within @returns {any} */
const find = (selector, within = document) => within.querySelector(selector);

let chosen = '';
let isShowing = false;

async function show() {
  if (isShowing) return;
  isShowing = true;
  try {
    const answer = await fetch(`/play/stage?session=${encodeURIComponent(chosen)}`);
    paint(await answer.json());
    if (find('#problem').textContent === noAnswer) report('');
  } catch {
    report(noAnswer);
  } finally {
    isShowing = false;
  }
}

/** @param {string} path @param {object} body */
async function send(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  const content = await answer.json();
  report(answer.ok ? '' : content.error);
  await show();
  return content;
}

/** @param {string} problem */
function report(problem) {
  find('#problem').textContent = problem;
}

/** @param {any} stage */
function paint({ agents, states, sessions, session }) {
  for (const select of document.querySelectorAll('select[name="agent"]')) {
    const label = ({ name, state }) => `${name}: ${states.find(({ id }) => id === state)?.name}`;
    fill(
      select,
      agents.map((agent) => ({ id: agent.id, name: label(agent) })),
    );
  }
  fill(find('select[name="state"]'), states);
  find('#sessions').replaceChildren(...sessions.map(paintRow));
  find('#hint').hidden = session !== undefined;
  for (const section of document.querySelectorAll('section')) {
    section.hidden = session === undefined;
    if (session) paintPane(section, session[section.dataset.as]);
  }
}

/** Only what has changed: a list that is open must not close under the hand. */
function fill(select, options) {
  const wanted = JSON.stringify(options);
  if (select.dataset.options === wanted) return;
  const { value } = select;
  select.replaceChildren(...options.map(({ id, name }) => new Option(name, id)));
  select.dataset.options = wanted;
  if (value !== '') select.value = value;
}

function paintRow({ id, customer, agent, isPlayed }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `${isPlayed ? '✋ ' : ''}${customer || '(gone)'} – ${agent || '(nobody)'}`;
  button.ariaCurrent = String(id === chosen);
  button.addEventListener('click', () => {
    chosen = id;
    void show();
  });
  const row = document.createElement('li');
  row.append(button);
  return row;
}

function paintPane(section, { people, lines, typing }) {
  find('.people', section).textContent = people.join(', ');
  find('.typing', section).textContent = typing.map((name) => `${name} is typing…`).join(' ');
  const list = find('.lines', section);
  if (list.dataset.count === `${chosen} ${lines.length}`) return;
  list.dataset.count = `${chosen} ${lines.length}`;
  list.replaceChildren(...lines.map(paintLine));
  list.scrollTop = list.scrollHeight;
}

function paintLine({ from, type, text }) {
  const line = document.createElement('li');
  line.className = type === 'Text' ? 'said' : 'event';
  line.textContent = type === 'Text' ? `${from}: ${text}` : `${type} ${from} ${text}`;
  return line;
}

function play(section) {
  const { as } = section.dataset;
  const form = find('form', section);
  const input = form.elements.text;
  const path = () => `/play/sessions/${encodeURIComponent(chosen)}`;
  let pause = 0;
  let isTyping = false;
  const stop = () => {
    if (isTyping) void send(path(), { as, act: 'pause' });
    isTyping = false;
  };
  input.addEventListener('input', () => {
    if (!isTyping && input.value !== '') void send(path(), { as, act: 'type', text: input.value });
    isTyping = input.value !== '';
    clearTimeout(pause);
    pause = setTimeout(stop, pauseAfterMs);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const act = event.submitter?.value ?? 'say';
    const isSaid = act === 'say' || act === 'whisper';
    if (isSaid && input.value.trim() === '') return;
    clearTimeout(pause);
    isTyping = false;
    void send(path(), { as, act, text: input.value });
    if (isSaid) input.value = '';
  });
}

find('#begin').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { id } = await send('/play/sessions', Object.fromEntries(new FormData(event.target)));
  if (id === undefined) return;
  chosen = id;
  void show();
});

find('#state').addEventListener('submit', (event) => {
  event.preventDefault();
  const { agent, state } = Object.fromEntries(new FormData(event.target));
  void send(`/play/agents/${encodeURIComponent(agent)}`, { state });
});

document.querySelectorAll('section').forEach(play);
setInterval(show, refreshMs);
void show();
