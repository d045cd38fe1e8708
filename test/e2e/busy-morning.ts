/** A contact centre in the middle of a morning: sessions in several languages and modes, some of them waiting. */
import type { ScriptedSession, Simulator } from '#test/gws-simulator/index.ts';

const MINUTE = 60_000;

interface Scene {
  readonly agent: string;
  readonly customer: string;
  readonly mode: 'monitor' | 'coach' | 'barge-in';
  /** Minutes since it began. */
  readonly age: number;
  /** By the customer and the agent in turns, evenly over its age. */
  readonly said: readonly string[];
}

const SCENES: readonly Scene[] = [
  {
    agent: 'ben',
    customer: 'Екатерина Щукина',
    mode: 'monitor',
    age: 9,
    said: ['Здравствуйте! Где мой заказ?'],
  },
  {
    agent: 'chloe',
    customer: 'Jürgen Müßig',
    mode: 'coach',
    age: 7,
    said: ['Guten Tag, ich möchte umbuchen.', 'Gern!'],
  },
  {
    agent: 'dmitri',
    customer: 'ليلى حداد',
    mode: 'monitor',
    age: 6,
    said: ['مرحبا، أريد تغيير موعدي من فضلك'],
  },
  {
    agent: 'amy',
    customer: '李思雨',
    mode: 'monitor',
    age: 5,
    said: ['你好，我的账单好像不对 🤔', '我来看一下。'],
  },
  {
    agent: 'ben',
    customer: '+44 7700 900877',
    mode: 'barge-in',
    age: 4,
    said: ['I have been charged twice', 'Sorry!'],
  },
  {
    agent: 'chloe',
    customer: 'Noémie Garçon',
    mode: 'monitor',
    age: 3,
    said: ['Bonjour, puis-je changer d’adresse ?'],
  },
  {
    agent: 'dmitri',
    customer: 'Tomasz Bąk',
    mode: 'monitor',
    age: 2,
    said: ['Dzień dobry', 'W czym mogę pomóc?'],
  },
  { agent: 'amy', customer: 'आरती शर्मा', mode: 'monitor', age: 1, said: ['नमस्ते, मेरा रिचार्ज नहीं हुआ'] },
];

const MARIA: readonly string[] = [
  'Hello, my parcel should have come yesterday. The tracking page says it is still in the depot 😕',
  'I am sorry about that, Maria. Let me look it up for you.',
  'Thank you! It is a birthday present, so I need it by Friday 🎁',
];

/** Returns Maria's session, the one that pictures are taken of. */
export function fillContactCentre(gws: Simulator): ScriptedSession {
  for (const scene of SCENES) play(gws, scene, []);
  const maria: Scene = { agent: 'amy', customer: 'Maria López', mode: 'monitor', age: 12, said: MARIA };
  return play(gws, maria, [{ user: 'sue', mode: 'coach' }]);
}

function play(
  gws: Simulator,
  { agent, customer, mode, age, said }: Scene,
  others: readonly { user: string; mode: Scene['mode'] }[],
): ScriptedSession {
  const startedAt = Date.now() - age * MINUTE;
  const session = gws.world.startSession({
    agent,
    customer: { nickname: customer },
    supervisors: [{ user: 'sam', mode }, ...others],
    startedAt,
    userData: {
      Subject: 'Delivery',
      CustomerSegment: 'Gold',
      OrderNumber: 'A-10452',
      ContactId: '0000PaB3QTCG000P',
    },
  });
  for (const [turn, text] of said.entries()) {
    const at = startedAt + ((turn + 1) * age * MINUTE) / (said.length + 1);
    if (turn % 2 === 0) session.customerSays(text, { at });
    else session.agentSays(text, { at });
  }
  return session;
}
