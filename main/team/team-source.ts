/** The team as the server has it: joins the watch to the API. */
import { monitorAgent, readAgent, readRoster } from '#main/gws/api/team-operations.ts';
import type { GwsConnection } from '#main/gws/connection/connection.ts';
import type { TeamSource } from './team-watch.ts';

/** `nickname` is what customers see me as. */
export function createTeamSource(connection: GwsConnection, nickname: () => string): TeamSource {
  return {
    readRoster: () => connection.perform((http) => readRoster(http, connection.myUserId() ?? '')),
    readAgent: (agentId) => connection.perform((http) => readAgent(http, agentId)),
    async renewOrder(agentId, order) {
      await connection.perform((http) => monitorAgent(http, agentId, { ...order, nickname: nickname() }));
    },
  };
}
