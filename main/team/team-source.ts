/** The team as the server has it: joins the watch to the API. */
import type { GwsClient } from '#main/gws/api/gws-client.ts';
import type { TeamSource } from './team-watch.ts';

/** `myUserId` is `null` when signed out; `nickname` is what customers see me as. */
export function createTeamSource(
  gws: GwsClient,
  myUserId: () => string | null,
  nickname: () => string,
): TeamSource {
  return {
    readRoster: () => gws.readRoster(myUserId() ?? ''),
    readAgent: gws.readAgent,
    async renewOrder(agentId, order) {
      await gws.monitorAgent(agentId, { ...order, nickname: nickname() });
    },
  };
}
