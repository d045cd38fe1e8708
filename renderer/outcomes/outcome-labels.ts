/** What is said of an operation whose answer was lost: that it is not known, and then what became of it. */
import type { DraftKind } from '#preload/model/drafts.ts';
import type { Outcome, OutcomeSubject } from '#preload/model/outcomes.ts';
import type { SessionAction } from '#preload/model/session.ts';
import { MODE_LABELS } from '#renderer/mode/mode-labels.ts';
import { READINESS_LABELS } from '#renderer/readiness/readiness-labels.ts';
import { cutName } from '#renderer/ui/cut-text.ts';

/** In the shape of an alert. */
export interface OutcomeWords {
  readonly happened: string;
  readonly advice: string;
}

/** After "It is not known whether"; when it was done; when it was not. */
interface Sentences {
  readonly whether: string;
  readonly done: string;
  readonly notDone: string;
  /** What the person can do while it cannot be found out. */
  readonly meanwhile: string;
}

/** For each phase of finding out: not known, not to be found out, done, not done. */
export function describeOutcome({ subject, phase }: Outcome): OutcomeWords {
  const { whether, done, notDone, meanwhile } = sentencesOf(subject);
  switch (phase) {
    case 'asking':
      return {
        happened: `It is not known whether ${whether}.`,
        advice: 'The contact centre is being asked. Nothing is sent again by itself.',
      };
    case 'not-known':
      return { happened: `It is not known whether ${whether}.`, advice: meanwhile };
    case 'done':
      return { happened: done, advice: '' };
    case 'not-done':
      return { happened: notDone, advice: 'The contact centre was asked, and it was not carried out.' };
  }
}

const ASKED_ON =
  'It could not be found out so far; the contact centre is asked again and again. Nothing is sent by itself.';

const MESSAGES: Record<DraftKind, string> = {
  text: 'message',
  link: 'link',
  notice: 'notice',
};

function sentencesOf(subject: OutcomeSubject): Sentences {
  switch (subject.kind) {
    case 'message': {
      const what = MESSAGES[subject.as];
      return {
        whether: `this ${what} was sent`,
        done: `The ${what} was sent.`,
        notDone: `The ${what} was not sent.`,
        meanwhile: `${ASKED_ON} Look into the transcript before you dismiss this and send it again.`,
      };
    }
    case 'mode': {
      const { name } = MODE_LABELS[subject.mode];
      return {
        whether: `you are in ${name} now`,
        done: `You are in ${name}.`,
        notDone: `You were not switched to ${name}.`,
        meanwhile: `${ASKED_ON} The mode shown is the last one that was confirmed.`,
      };
    }
    case 'action':
      return { meanwhile: ASKED_ON, ...ACTIONS[subject.action](isolate(subject.detail)) };
    case 'order':
      return sentencesOfOrder(subject.order === null);
    case 'join':
      return {
        whether: 'you have joined this session',
        done: 'You have joined this session.',
        notDone: 'You have not joined this session.',
        meanwhile: `${ASKED_ON} Look into your sessions before you dismiss this and try again.`,
      };
    case 'readiness': {
      const state = READINESS_LABELS[subject.readiness];
      return {
        whether: `the state was set to “${state}”`,
        done: `The state was set to “${state}”.`,
        notDone: `The state was not set to “${state}”.`,
        meanwhile: ASKED_ON,
      };
    }
    case 'work':
      return sentencesOfWork(subject.isStarting ? 'started' : 'ended');
  }
}

function sentencesOfOrder(isEnd: boolean): Sentences {
  const what = isEnd ? 'the monitoring was stopped' : 'this order stands';
  return {
    whether: what,
    done: isEnd ? 'The monitoring was stopped.' : 'The order stands.',
    notDone: isEnd ? 'The monitoring was not stopped.' : 'The order does not stand.',
    meanwhile: `The contact centre shows no orders. ${isEnd ? 'Stop it' : 'Give it'} once more: if it was done already, nothing changes.`,
  };
}

function sentencesOfWork(what: 'started' | 'ended'): Sentences {
  return {
    whether: `your work has ${what}`,
    done: `Your work has ${what}.`,
    notDone: `Your work has not ${what}.`,
    meanwhile: ASKED_ON,
  };
}

type ActionSentences = (detail: string) => Omit<Sentences, 'meanwhile'> & Partial<Sentences>;

const COMES_LATE =
  'Whoever is asked may come late. Look who is in the session before you dismiss this and ask again.';

/** "was" and "was not" around what was to be done. */
function passive(what: string, verb: string): Omit<Sentences, 'meanwhile'> {
  const begun = what.charAt(0).toUpperCase() + what.slice(1);
  return {
    whether: `${what} was ${verb}`,
    done: `${begun} was ${verb}.`,
    notDone: `${begun} was not ${verb}.`,
  };
}

const UNSEEN: ActionSentences = () => passive('this', 'done');

const ACTIONS: Record<SessionAction, ActionSentences> = {
  accept: () => passive('the invitation', 'accepted'),
  reject: () => passive('the invitation', 'rejected'),
  leave: () => ({
    whether: 'you have left this session',
    done: 'You have left this session.',
    notDone: 'You have not left this session.',
    meanwhile: `${ASKED_ON} You may still be in it, and be seen as the mode says. Leaving once more does no harm.`,
  }),
  complete: () => passive('this session', 'completed'),
  'leave-and-complete': () => passive('this session', 'left and completed'),
  transfer: (who) => ({ ...passive('this session', `handed over to ${who}`), meanwhile: COMES_LATE }),
  invite: (who) => ({ ...passive(who, 'invited'), meanwhile: COMES_LATE }),
  consult: (who) => ({ ...passive(who, 'asked for advice'), meanwhile: COMES_LATE }),
  'cancel-consult': () => passive('the consultation', 'ended'),
  'set-disposition': (name) => passive(`the disposition “${name}”`, 'set'),
  'attach-data': (key) => passive(`“${key}”`, 'added'),
  'update-data': (key) => passive(`“${key}”`, 'changed'),
  'delete-data': (key) => passive(`“${key}”`, 'deleted'),
  // Messages have words of their own, and of the rest nobody is told.
  'message-to-everyone': UNSEEN,
  'message-to-agents': UNSEEN,
  'link-to-everyone': UNSEEN,
  'notice-to-everyone': UNSEEN,
  'notice-to-agents': UNSEEN,
  'typing-to-everyone': UNSEEN,
  'typing-to-agents': UNSEEN,
  'bring-to-front': UNSEEN,
};

/** A name keeps its own direction of writing. */
function isolate(text: string): string {
  return text === '' ? '' : `\u2068${cutName(text)}\u2069`;
}
