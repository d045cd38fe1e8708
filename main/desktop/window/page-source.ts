/** Where the window's page comes from: its address, and the one origin that the app trusts. */
import { APP_ORIGIN, APP_PAGE } from './app-scheme.ts';

export interface PageSource {
  readonly page: string;
  readonly origin: string;
}

/** The page as it was built, served by app-scheme.ts. */
export const BUILT_PAGE: PageSource = { page: APP_PAGE, origin: APP_ORIGIN };
