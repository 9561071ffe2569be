import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Client, cacheExchange, fetchExchange, Provider } from 'urql';
import { SearchPage } from './search-page';
import './search-page.css';

/** Put in by the build. */
declare const API_URL: string;

const client = new Client({
  url: API_URL,
  exchanges: [cacheExchange, fetchExchange],
  // A query by GET would need a header against forgery; POST does not.
  preferGetMethod: false,
});

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Provider value={client}>
      <SearchPage />
    </Provider>
  </StrictMode>,
);
