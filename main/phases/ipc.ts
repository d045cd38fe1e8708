/** Phase 5: what a supervisor can do, and the page that asks for it. */
import { join } from 'node:path';
import { app } from 'electron';
import type { OwnActions } from '#main/alerts/own-actions.ts';
import { createOwnActions, noteOwnActions } from '#main/alerts/own-actions.ts';
import type { CommandContext } from '#main/commands/context/command-context.ts';
import type { CommandHandlers } from '#main/commands/context/command-handlers.ts';
import { createCommands } from '#main/commands/index.ts';
import { forgetWhenRefused } from '#main/commands/sign-in/stored-password.ts';
import { saveFile } from '#main/desktop/files/save-file.ts';
import { openLink } from '#main/desktop/links/open-link.ts';
import { handleCommands } from '#main/ipc/handle-commands.ts';
import { isTrustedSender } from '#main/ipc/trusted-sender.ts';
import { createPageErrors } from '#main/logging/page-errors.ts';
import { createOutcomes } from '#main/outcomes/outcomes.ts';
import { createSentLines } from '#main/outcomes/sent-lines.ts';
import type { DirectoryEntry } from '#preload/model/directory.ts';
import { pageSource } from './page-source.ts';
import type { Services } from './services.ts';
import type { State } from './state.ts';
import type { Screen } from './window.ts';

export interface Commands {
  readonly commands: CommandHandlers;
  readonly context: CommandContext;
  readonly ownActions: OwnActions;
}

export function openCommands(state: State, services: Services, screen: Screen): Commands {
  const { window } = screen;
  const { log } = state;
  const context = createContext(state, services, screen);
  const ownActions = createOwnActions(() => performance.now());
  const commands = noteOwnActions(createCommands(context), ownActions);
  forgetWhenRefused(context);
  handleCommands({
    commands,
    isTrusted: (event) => isTrustedSender(event, window.page(), pageSource.origin),
    log,
  });
  return { commands, context, ownActions };
}

function createContext(state: State, services: Services, screen: Screen): CommandContext {
  const { appState, log, now, options, store } = state;
  const { acknowledgePatch, publishFullState, quitting, window } = screen;
  return {
    ...state,
    ...services,
    desktop: {
      saveFile,
      openLink,
      quit: quitting.quit,
      leave: () => app.quit(),
      hideWindow: window.putAway,
      restart() {
        app.relaunch();
        app.quit();
      },
    },
    directory: new Map<string, DirectoryEntry>(),
    sessionPassword: { current: options.demo },
    logFile: join(app.getPath('logs'), 'main.log'),
    outcomes: createOutcomes({ store, appState }),
    pageErrors: createPageErrors(log, now),
    acknowledgePatch,
    publishFullState,
    sentLines: createSentLines(store),
  };
}
