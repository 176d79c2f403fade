import "@mantine/core/styles.layer.css";
import "./styles.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { makeQueryClient } from "./data.ts";
import { currentLocale } from "./locale.ts";
import { pageNonce } from "./root.tsx";
import { makeRouter } from "./router.tsx";
import { loadTexts } from "./text.ts";
import { shared } from "./texts/shared/index.ts";

// Scroll locking of dialogs adds a style too and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: pageNonce() });

const client = makeQueryClient();
const router = makeRouter(client);
const place = document.getElementById("root");
if (!place) throw new Error("the page has no #root");
await loadTexts(shared, currentLocale()).catch(() => undefined);
createRoot(place).render(
  <QueryClientProvider client={client}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
);
