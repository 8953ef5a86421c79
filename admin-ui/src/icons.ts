/*
 * The icons in use, in one place. They are bundled: WordPress has no script of
 * its own for them.
 */
export {
	arrowLeft,
	bell,
	cancelCircleFilled,
	caution,
	check,
	close,
	commentContent,
	copy,
	drawerLeft,
	drawerRight,
	envelope,
	help,
	inbox,
	info,
	keyboard,
	lockOutline,
	moreVertical,
	people,
	plugins,
	published,
	send,
	shield,
	tag,
	chevronDown,
	chevronUp,
	dragHandle,
	plus,
	trash,
} from '@wordpress/icons';
