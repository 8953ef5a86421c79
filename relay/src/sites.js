"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Sites = void 0;
/** The sites that this relay serves, by their public ids. */
class Sites {
    byId;
    constructor(sites) {
        this.byId = new Map(sites.map((site) => [site.config.id, site]));
    }
    find(id) {
        return this.byId.get(id);
    }
    all() {
        return [...this.byId.values()];
    }
}
exports.Sites = Sites;
//# sourceMappingURL=sites.js.map