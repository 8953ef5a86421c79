/*
 * Builds Preact from its sources, without what the widget never uses: taking
 * over what a server has rendered, portals, contexts, HTML as text, old life
 * cycles, and hooks for other libraries (`options`). That is more than 1 KB of
 * the 25 that a visitor loads before the first answer. Nothing is added or
 * changed otherwise. Should an update of Preact read differently, the build
 * stops and names the line.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath( new URL( 'src/', import.meta.resolve( 'preact/package.json' ) ) );

/** What is replaced in all files: nobody sets an option but Preact itself, and nobody makes a portal. */
const EVERYWHERE = [
	[ /\boptions\.(?!_catchError)\w+/g, 'undefined' ],
	[ /\b\w*[pP]rops\._parentDom/g, 'undefined' ],
	// No component of ours has these.
	[
		/\b\w+\.(?:componentWill(?:Mount|ReceiveProps|Update)|shouldComponentUpdate|getChildContext|getDerivedStateFrom\w+|componentDidCatch|contextType)\b/g,
		'undefined',
	],
];

/** Two arguments that are always `false` and `null` here are passed on through these files. */
const ARGUMENTS = [ /^\t+(?:isHydrating|excessDomChildren),\n/gm, '' ];
const THEIR_VALUES = [
	[ /\bisHydrating\b/g, 'false' ],
	[ /\bexcessDomChildren\b/g, 'NULL' ],
];

/** What is replaced in some files, in this order. */
const IN_FILES = {
	'props.js': [
		[ /name == 'style'/, 'false' ],
		[ /name != \(name = name\.replace\(CAPTURE_REGEX, '\$1'\)\)/, 'false' ],
		[ /name = name\.replace\(\/xlink.*;/, '' ],
	],
	'component.js': [ [ /^\t+oldVNode\._flags & MODE_HYDRATE(?: \? \[oldDom\] : NULL)?,\n/gm, '' ] ],
	'render.js': [
		[ /^\tlet isHydrating = .*\n/m, '' ],
		[ /^\t+oldVNode\n\t+\? NULL\n\t+: parentDom\.firstChild\n.*\n.*\n/m, '' ],
		ARGUMENTS,
		[ /\bisHydrating\b/g, 'false' ],
	],
	'children.js': [
		ARGUMENTS,
		[ /while \(next && next\.nodeType == 8\).*;/, '' ],
		[
			/while \(\n\t\t\(oldDom = oldDom && oldDom\.nextSibling\) &&\n[^;]*;/,
			'oldDom = oldDom && oldDom.nextSibling;',
		],
	],
	'index.js': [
		[ /\toldVNode\._flags & MODE_SUSPENDED &&\n[^{]*\{/, 'false ) {' ],
		[ /resumed = excessDomChildren = \[\];/, '' ],
		[ /isHydrating = excessDomChildren = NULL;/, '' ],
		[ /isHydrating = false;/, '' ],
		[ /excessDomChildren = NULL;/, '' ],
		[ /excessDomChildren =\n[^;]*;/, '' ],
		[ /\(r = r\._excess\)/, 'false' ],
		[ /i == 'dangerouslySetInnerHTML'/g, 'false' ],
		[ /nodeType == 'math'/, 'false' ],
		[ /nodeType == 'progress'/g, 'false' ],
		[ /\(nodeType == 'template' && dom\.content\) \|\| dom/, 'dom' ],
		[ /nodeType == 'foreignObject'/, 'false' ],
		[ /\(namespace == MATH_NAMESPACE && .*\)\)?/, 'false' ],
		[ /if \(resumed\) .*\n/, '' ],
		ARGUMENTS,
		...THEIR_VALUES,
	],
};

/** Resolves `preact` to its sources and leaves out what nobody here uses. */
export const leanPreact = {
	name: 'lean-preact',
	setup( { onResolve, onLoad } ) {
		onResolve( { filter: /^preact$/ }, () => ( { path: join( SOURCES, 'index.js' ), sideEffects: false } ) );
		onLoad( { filter: /preact[/\\]src[/\\].*\.js$/ }, async ( { path } ) => {
			let contents = await readFile( path, 'utf8' );
			for ( const [ pattern, replacement ] of EVERYWHERE ) {
				contents = contents.replace( pattern, replacement );
			}
			const name = path === join( SOURCES, 'index.js' ) ? '' : basename( path );
			for ( const [ pattern, replacement ] of IN_FILES[ name ] ?? [] ) {
				const changed = contents.replace( pattern, replacement );
				if ( changed === contents ) {
					throw new Error(
						`Preact's ${ name } has nothing like ${ pattern } any more: see bundling/lean-preact.mjs.`
					);
				}
				contents = changed;
			}
			return { contents };
		} );
	},
};
