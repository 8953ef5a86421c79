/*
 * link.js: on the page to which links in mails lead, and nowhere else.
 */
import { openLinkPage } from './mail-link/link-page';

openLinkPage();
