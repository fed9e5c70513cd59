// Counts up while `enable` is high; `limit` is high with the last value.
module counter #(parameter WIDTH = 8) (
    input  wire             clk,
    input  wire             reset,
    input  wire             enable,
    output reg  [WIDTH-1:0] value,
    output wire             limit
);
    assign limit = &value;

    always @(posedge clk)
        if (reset)
            value <= 0;
        else if (enable)
            value <= value + 1;
endmodule
