; a + b is (a xor b) plus twice (a and b), whatever the numbers are.
(set-logic QF_BV)
(declare-fun a () (_ BitVec 24))
(declare-fun b () (_ BitVec 24))
(assert (not (= (bvadd a b) (bvadd (bvxor a b) (bvshl (bvand a b) (_ bv1 24))))))
(check-sat)
(exit)
